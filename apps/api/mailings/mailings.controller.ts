import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page } from '#platform';
import { type MailingView, Undelivered } from '#reminders';
import { Allow } from '../http/allow.js';
import { pageOf } from '../http/page.js';
import { Id } from '../http/values.js';
import { Mailing, MailingQuery } from './mailing.schemas.js';

@ApiTags('mailings')
@Allow('run_system')
@Controller('mailings')
export class MailingsController {
  constructor(private readonly undelivered: Undelivered) {}

  @Get()
  @ApiOperation({
    summary: 'List mail that has not arrived',
    description: 'Oldest first. Of what it says only the references of commitments that you may see are shown.',
  })
  @ApiOkResponse({ standardSchema: pageOf(Mailing) })
  list(@Query({ schema: MailingQuery }) { state, ...page }: MailingQuery): Promise<Page<MailingView>> {
    return this.undelivered.list(state, page);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Read a mailing' })
  @ApiOkResponse({ standardSchema: Mailing })
  read(@Param('id', { schema: Id }) id: string): Promise<MailingView> {
    return this.undelivered.get(id);
  }

  @Post(':id/retry')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Try a failed mailing again',
    description:
      'After its cause was mended, such as the address. What is settled by then is left out when it is sent.',
  })
  @ApiOkResponse({ standardSchema: Mailing })
  retry(@Param('id', { schema: Id }) id: string): Promise<MailingView> {
    return this.undelivered.retry(id);
  }
}
