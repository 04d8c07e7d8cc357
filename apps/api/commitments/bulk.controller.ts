import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type BulkOutcome, BulkWorks } from '#reminders';
import { Allow } from '../http/allow.js';
import { BulkWork, NewBulkWork } from './bulk.schemas.js';

/** Many commitments at once. Both routes run the same code; the preview takes it back. */
@ApiTags('commitments')
@Controller('commitments/bulk')
export class BulkController {
  constructor(private readonly works: BulkWorks) {}

  @Post()
  @HttpCode(200)
  @Allow('bulk_work')
  @ApiOperation({
    summary: 'Re-assign, extend or classify many commitments',
    description:
      'All or nothing, by the rules of each. Every fault of every commitment is named with its place; one that somebody ' +
      'has changed since you read it is a fault of its line: commitments[3].version.',
  })
  @ApiOkResponse({ standardSchema: BulkWork })
  run(@Body({ schema: NewBulkWork }) work: NewBulkWork): Promise<BulkOutcome> {
    return this.works.run(work);
  }

  @Post('preview')
  @HttpCode(200)
  @Allow('bulk_work')
  @ApiOperation({
    summary: 'See what bulk work would do',
    description: 'The same answer and the same faults. Nothing is saved.',
  })
  @ApiOkResponse({ standardSchema: BulkWork })
  preview(@Body({ schema: NewBulkWork }) work: NewBulkWork): Promise<BulkOutcome> {
    return this.works.preview(work);
  }
}
