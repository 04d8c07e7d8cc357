import { Body, Controller, Get, Param, Patch, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Area as AreaView, Areas as AreaList } from '#meetings';
import { Allow } from '../http/allow.js';
import { AsOf } from '../http/as-of.js';
import { IfMatch } from '../http/if-match.js';
import { Code } from '../http/values.js';
import { Area, AreaChange, Areas, NewArea } from './area.schemas.js';

@ApiTags('areas')
@Controller('areas')
export class AreasController {
  constructor(private readonly areas: AreaList) {}

  @Get()
  @Allow('look_up')
  @AsOf()
  @ApiOperation({ summary: 'List areas', description: 'All of them, by English name.' })
  @ApiOkResponse({ standardSchema: Areas })
  async list(): Promise<{ items: AreaView[] }> {
    return { items: await this.areas.list() };
  }

  @Get(':code')
  @Allow('look_up')
  @AsOf()
  @ApiOperation({ summary: 'Read an area' })
  @ApiOkResponse({ standardSchema: Area })
  read(@Param('code', { schema: Code }) code: string): Promise<AreaView> {
    return this.areas.get(code);
  }

  @Post()
  @Allow('change_rules')
  @ApiOperation({ summary: 'Add an area' })
  @ApiCreatedResponse({ standardSchema: Area })
  async create(
    @Body({ schema: NewArea }) area: NewArea,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AreaView> {
    const created = await this.areas.create(area);
    reply.header('location', `/api/v1/areas/${created.code}`);
    return created;
  }

  @Patch(':code')
  @Allow('change_rules')
  @ApiOperation({ summary: 'Rename an area', description: 'Its code stays.' })
  @ApiOkResponse({ standardSchema: Area })
  update(
    @Param('code', { schema: Code }) code: string,
    @Body({ schema: AreaChange }) change: AreaChange,
    @IfMatch() version: number,
  ): Promise<AreaView> {
    return this.areas.update(code, version, change);
  }
}
