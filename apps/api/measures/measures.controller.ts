import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReadMeasures } from '#reports';
import { queryOf } from '../commitments/filter-query.js';
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
