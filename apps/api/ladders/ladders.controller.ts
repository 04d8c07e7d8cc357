import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Ladders as LadderList, type NamedLadder } from '#reminders';
import { Allow } from '../http/allow.js';
import { Code } from '../http/values.js';
import { Ladder, Ladders } from './ladder.schemas.js';

@ApiTags('ladders')
@Controller('ladders')
export class LaddersController {
  constructor(private readonly ladders: LadderList) {}

  @Get()
  @Allow('look_up')
  @ApiOperation({ summary: 'List ladders' })
  @ApiOkResponse({ standardSchema: Ladders })
  async list(): Promise<{ items: NamedLadder[] }> {
    return { items: await this.ladders.list() };
  }

  @Get(':code')
  @Allow('look_up')
  @ApiOperation({ summary: 'Read a ladder' })
  @ApiOkResponse({ standardSchema: Ladder })
  read(@Param('code', { schema: Code }) code: string): Promise<NamedLadder> {
    return this.ladders.get(code);
  }
}
