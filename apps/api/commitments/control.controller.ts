import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type CommitmentDetail,
  ProposeCommitment,
  PutOnControl,
  ReadCommitment,
  ReopenCommitment,
  TerminateCommitment,
} from '#commitments';
import { type ControlWarning, ControlWarnings } from '#reminders';
import { Allow } from '../http/allow.js';
import { IfMatch } from '../http/if-match.js';
import { Id } from '../http/values.js';
import { Reopening, Termination, WithReason } from './commitment-request.schemas.js';
import { Commitment } from './commitment.schemas.js';

/** The steps on to control and off it that are not decisions; each answers the commitment as it is then. */
@ApiTags('commitments')
@Controller('commitments/:id')
export class ControlController {
  constructor(
    private readonly commitments: ReadCommitment,
    private readonly proposal: ProposeCommitment,
    private readonly control: PutOnControl,
    private readonly termination: TerminateCommitment,
    private readonly reopening: ReopenCommitment,
    private readonly warnings: ControlWarnings,
  ) {}

  @Post('proposal')
  @HttpCode(200)
  @Allow('edit_commitment')
  @ApiOperation({ summary: 'Propose a draft', description: 'From draft to proposed: put to those who take it on.' })
  @ApiOkResponse({ standardSchema: Commitment })
  async propose(@Param('id', { schema: Id }) id: string, @IfMatch() version: number): Promise<CommitmentDetail> {
    await this.proposal.propose({ commitmentId: id, version });
    return this.commitments.read(id);
  }

  @Post('control')
  @HttpCode(200)
  @Allow('put_on_control')
  @ApiOperation({ summary: 'Put on control', description: 'From draft or proposed to active: reminders begin.' })
  @ApiOkResponse({ standardSchema: Commitment })
  async putOnControl(
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
  ): Promise<CommitmentDetail & { warnings: ControlWarning[] }> {
    await this.control.run({ commitmentId: id, version });
    const warnings = (await this.warnings.of([id])).get(id) ?? [];
    return { ...(await this.commitments.read(id)), warnings };
  }

  @Post('decline')
  @HttpCode(200)
  @Allow('put_on_control')
  @ApiOperation({ summary: 'Decline a proposal', description: 'From proposed to declined, with a reason.' })
  @ApiOkResponse({ standardSchema: Commitment })
  async decline(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: WithReason }) { reason }: WithReason,
    @IfMatch() version: number,
  ): Promise<CommitmentDetail> {
    await this.proposal.decline({ commitmentId: id, version, reason });
    return this.commitments.read(id);
  }

  @Post('termination')
  @HttpCode(200)
  @Allow('terminate')
  @ApiOperation({
    summary: 'Terminate',
    description: 'Takes it off control although it was not kept, with a reason; maybe for another that is to be kept.',
  })
  @ApiOkResponse({ standardSchema: Commitment })
  async terminate(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Termination }) termination: Termination,
    @IfMatch() version: number,
  ): Promise<CommitmentDetail> {
    await this.termination.run({ commitmentId: id, version, ...termination });
    return this.commitments.read(id);
  }

  @Post('reopening')
  @HttpCode(200)
  @Allow('reopen')
  @ApiOperation({
    summary: 'Re-open',
    description:
      "Back on control from closed or terminated, by the controller or the author's side, with a reason. What was kept " +
      'once is reported on anew; what repeats goes on with the periods that are owed by now.',
  })
  @ApiOkResponse({ standardSchema: Commitment })
  async reopen(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Reopening }) reopening: Reopening,
    @IfMatch() version: number,
  ): Promise<CommitmentDetail> {
    await this.reopening.run({ commitmentId: id, version, ...reopening });
    return this.commitments.read(id);
  }
}
