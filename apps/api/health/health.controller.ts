import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { type HistoryState, HistoryStatus } from '#history';
import { DomainError, SYSTEM, Transactions } from '#platform';
import { type MailState, MailStatus } from '#reminders';
import { API_OPTIONS, type ApiOptions } from '../http/api-options.js';
import { Allow, Public } from '../http/allow.js';
import { VERSION } from '../version.js';
import { Health, HistoryHealth, MailHealth } from './health.schemas.js';

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(
    private readonly transactions: Transactions,
    private readonly mail: MailStatus,
    private readonly history: HistoryStatus,
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
  ) {}

  @Get()
  @Public()
  @ApiOperation({
    summary: 'Is the service up',
    description:
      'Answers 503 when the database cannot be reached. An alarm about the mail or the history is no reason to take it out of service.',
  })
  @ApiOkResponse({ standardSchema: Health })
  async read(): Promise<z.infer<typeof Health>> {
    const [mail, history] = await this.transactions
      .run(SYSTEM, async () => [await this.mail.alarms(this.options.mailLateMinutes), await this.history.alarms()])
      .catch(() => {
        throw new DomainError('unavailable', 'unavailable', 'The database cannot be reached right now.');
      });
    const stateOf = (alarms: object[] = []) => (alarms.length === 0 ? 'ok' : 'alarm');
    return { status: 'ok', mail: stateOf(mail), history: stateOf(history), version: VERSION };
  }

  @Get('mail')
  @Allow('run_system')
  @ApiOperation({
    summary: 'How the mail is doing',
    description: 'What waits, what has failed, and what needs somebody.',
  })
  @ApiOkResponse({ standardSchema: MailHealth })
  readMail(): Promise<MailState> {
    return this.mail.read(this.options.mailLateMinutes);
  }

  @Get('history')
  @Allow('keep_checkpoints')
  @ApiOperation({
    summary: 'How the history is doing',
    description: 'What the checkpoints cover, what the last verification has found, and what needs somebody.',
  })
  @ApiOkResponse({ standardSchema: HistoryHealth })
  readHistory(): Promise<HistoryState> {
    return this.history.read();
  }
}
