import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type NamedRegime, Regimes as RegimeList } from '#calendars';
import { Allow } from '../http/allow.js';
import { IfMatch } from '../http/if-match.js';
import { Code } from '../http/values.js';
import { Regime, RegimeChange, Regimes } from './regime.schemas.js';

@ApiTags('regimes')
@Controller('regimes')
export class RegimesController {
  constructor(private readonly regimes: RegimeList) {}

  @Get()
  @Allow('look_up')
  @ApiOperation({ summary: 'List regimes' })
  @ApiOkResponse({ standardSchema: Regimes })
  async list(): Promise<{ items: NamedRegime[] }> {
    return { items: await this.regimes.list() };
  }

  @Get(':code')
  @Allow('look_up')
  @ApiOperation({ summary: 'Read a regime' })
  @ApiOkResponse({ standardSchema: Regime })
  read(@Param('code', { schema: Code }) code: string): Promise<NamedRegime> {
    return this.regimes.get(code);
  }

  @Patch(':code')
  @Allow('change_rules')
  @ApiOperation({ summary: 'Change a regime', description: 'Holds for deadlines that are worked out afterwards.' })
  @ApiOkResponse({ standardSchema: Regime })
  update(
    @Param('code', { schema: Code }) code: string,
    @Body({ schema: RegimeChange }) change: RegimeChange,
    @IfMatch() version: number,
  ): Promise<NamedRegime> {
    return this.regimes.update(code, version, change);
  }
}
