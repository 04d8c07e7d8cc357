import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '#access';
import { ReadCommitment } from '#commitments';
import { type ExplainedReminder, Explanations, ReminderQueries, type ReminderView } from '#reminders';
import { Allow } from '../http/allow.js';
import { Id } from '../http/values.js';
import { ExplainQuery, ReminderExplanations, Reminders } from './reminder.schemas.js';

@ApiTags('commitments')
@Controller('commitments/:id/reminders')
export class RemindersController {
  constructor(
    private readonly access: Access,
    private readonly commitments: ReadCommitment,
    private readonly reminders: ReminderQueries,
    private readonly explanations: Explanations,
  ) {}

  @Get()
  @Allow('see')
  @ApiOperation({
    summary: "List a commitment's reminders",
    description: 'What is planned and what has gone out, in the order in which it falls due: when, to whom, why.',
  })
  @ApiOkResponse({ standardSchema: Reminders })
  async list(@Param('id', { schema: Id }) id: string): Promise<{ items: ReminderView[] }> {
    await this.access.authorize('see', await this.commitments.partiesOf(id));
    return { items: await this.reminders.remindersOf(id) };
  }

  @Get('explain')
  @Allow('see')
  @ApiOperation({
    summary: 'Explain reminders',
    description:
      'Every rung and everybody it speaks to: why they were or were not reminded, and what became of the mail.',
  })
  @ApiOkResponse({ standardSchema: ReminderExplanations })
  async explain(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: ExplainQuery }) { personId, language }: ExplainQuery,
  ): Promise<{ items: ExplainedReminder[] }> {
    await this.access.authorize('see', await this.commitments.partiesOf(id));
    const own = this.access.principal.language;
    return { items: await this.explanations.of(id, { personId, language: language ?? own }) };
  }
}
