import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access } from '#access';
import { ReadCommitment } from '#commitments';
import { ReminderQueries, type ReminderView } from '#reminders';
import { Allow } from '../http/allow.js';
import { Reminders } from './reminder.schemas.js';

@ApiTags('commitments')
@Controller('commitments/:id/reminders')
export class RemindersController {
  constructor(
    private readonly access: Access,
    private readonly commitments: ReadCommitment,
    private readonly reminders: ReminderQueries,
  ) {}

  @Get()
  @Allow('see')
  @ApiOperation({
    summary: "List a commitment's reminders",
    description: 'What is planned and what has gone out, in the order in which it falls due: when, to whom, why.',
  })
  @ApiOkResponse({ standardSchema: Reminders })
  async list(@Param('id', { schema: z.uuid() }) id: string): Promise<{ items: ReminderView[] }> {
    await this.access.authorize('see', await this.commitments.partiesOf(id));
    return { items: await this.reminders.remindersOf(id) };
  }
}
