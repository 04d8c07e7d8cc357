import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type MeasureFilter, ReadMeasures } from '#reports';
import { Allow } from '../http/allow.js';
import { AsOf } from '../http/as-of.js';
import { MeasureQuery, MeasureTable } from './measure.schemas.js';

@ApiTags('measures')
@Controller('measures')
export class MeasuresController {
  constructor(private readonly measures: ReadMeasures) {}

  @Get()
  @Allow('see')
  @AsOf()
  @ApiOperation({
    summary: 'Measure how commitments are kept',
    description:
      'On time, slip, extensions, reports that wait, kept, fulfilment: over what you may see, by the filters of the ' +
      'list of commitments. Drafts, proposed and declined ones never count.',
  })
  @ApiOkResponse({ standardSchema: MeasureTable })
  async read(@Query({ schema: MeasureQuery }) query: MeasureQuery): Promise<MeasureTable> {
    const { groupBy, language, ...filter } = query;
    const { at, whole, groups } = await this.measures.run({ filter, groupBy, language });
    return {
      at: at.round({ smallestUnit: 'millisecond', roundingMode: 'floor' }).toString(),
      groupBy,
      whole: { ...whole, filter: queryOf(whole.filter) },
      groups: groups.map((group) => ({ ...group, filter: queryOf(group.filter) })),
    };
  }
}

type Value = MeasureFilter[keyof MeasureFilter];

/** A filter as the query that asks for it. */
function queryOf(filter: MeasureFilter): string {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  return new URLSearchParams(given.map(([name, value]: [string, Value]) => [name, wordOf(value)])).toString();
}

/** As the query has it: what there is none of, and what is blocked on either side, have words of their own there. */
function wordOf(value: Value): string {
  if (value === null || value === undefined) return 'none';
  return value === 'either' ? 'true' : value.toString();
}
