import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { MailHold, type MailState, MailStatus } from '#reminders';
import { Allow } from '../http/allow.js';
import { API_OPTIONS, type ApiOptions } from '../http/api-options.js';
import { MailHealth } from '../health/health.schemas.js';
import { NewHold } from './mail.schemas.js';

@ApiTags('mail')
@Allow('run_system')
@Controller('mail')
export class MailController {
  constructor(
    private readonly mailHold: MailHold,
    private readonly status: MailStatus,
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
  ) {}

  @Post('hold')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Send no mail from now on',
    description: 'The plan goes on and nothing is lost. Mail that is on hold already stays so, for its first reason.',
  })
  @ApiOkResponse({ standardSchema: MailHealth })
  async hold(@Body({ schema: NewHold }) { reason }: NewHold): Promise<MailState> {
    await this.mailHold.hold(reason);
    return this.state();
  }

  @Post('release')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Let mail go again',
    description:
      'From here on this register is the one that sends: of two copies release one. Each person gets one mail with the state as it is now. Mail that is not on hold goes on.',
  })
  @ApiOkResponse({ standardSchema: MailHealth })
  async release(): Promise<MailState> {
    await this.mailHold.release();
    return this.state();
  }

  private state(): Promise<MailState> {
    return this.status.read(this.options.mailLateMinutes);
  }
}
