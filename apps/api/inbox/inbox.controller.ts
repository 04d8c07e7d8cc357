import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CLASSIFICATIONS, CONTROL_STATUSES, Inbox, type InboxItem, PRIORITIES, WAITING } from '#commitments';
import { LanguageQuery } from '../commitments/commitment-request.schemas.js';
import { InstantText, PersonName } from '../commitments/commitment.schemas.js';
import { Allow } from '../http/allow.js';
import { DayText, Id, Version } from '../http/values.js';

const InboxQuery = LanguageQuery.extend({
  limit: z.coerce.number().int().min(1).max(100).default(50).meta({ description: 'How many at most.', example: 50 }),
});
type InboxQuery = z.infer<typeof InboxQuery>;

const Item = z
  .object({
    waiting: z.enum(WAITING),
    nextAction: z.enum(['report', 'decide_report', 'decide_extension']),
    commitment: z.object({
      id: Id,
      reference: z.string(),
      title: z.string(),
      classification: z.enum(CLASSIFICATIONS),
      priority: z.enum(PRIORITIES),
      status: z.enum(CONTROL_STATUSES),
      version: Version,
    }),
    period: z.int(),
    deadline: DayText.nullable(),
    reportId: Id.nullable().meta({ description: 'The report to decide on, or that was made to you.' }),
    extensionId: Id.nullable(),
    since: InstantText.nullable().meta({ description: 'Since when a decision waits, or when it was reported to you.' }),
    onBehalfOf: PersonName.nullable().meta({ description: 'The absent person for whom you would act.' }),
  })
  .meta({ id: 'InboxItem' });

@ApiTags('inbox')
@Controller('inbox')
export class InboxController {
  constructor(private readonly inbox: Inbox) {}

  @Get()
  @Allow('see')
  @ApiOperation({
    summary: 'What is waiting for me',
    description:
      'Overdue, due within 14 days, reports to decide on, requests to decide on, and what co-executors have reported to ' +
      'you as the lead, until you report yourself; each with what to do.',
  })
  @ApiOkResponse({ standardSchema: z.object({ items: z.array(Item), total: z.int() }) })
  read(@Query({ schema: InboxQuery }) { limit, language }: InboxQuery): Promise<{ items: InboxItem[]; total: number }> {
    return this.inbox.read(limit, language);
  }
}
