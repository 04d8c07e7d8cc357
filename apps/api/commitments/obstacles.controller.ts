import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BlockCommitment, type CommitmentDetail, MoveCounterpart, ReadCommitment } from '#commitments';
import { Allow } from '../http/allow.js';
import { IfMatch } from '../http/if-match.js';
import { Id } from '../http/values.js';
import { BlockerRemoval, CounterpartMove, NewBlocker } from './commitment-request.schemas.js';
import { Commitment } from './commitment.schemas.js';

/** What stands in the way of a commitment, and where the other side stands; each answers the commitment as it is then. */
@ApiTags('commitments')
@Controller('commitments/:id')
export class ObstaclesController {
  constructor(
    private readonly commitments: ReadCommitment,
    private readonly blockers: BlockCommitment,
    private readonly counterpart: MoveCounterpart,
  ) {}

  @Post('blocker')
  @HttpCode(200)
  @Allow('block')
  @ApiOperation({
    summary: 'Name what stands in the way',
    description: 'In place of what was named before. It is cleared by itself when the commitment leaves control.',
  })
  @ApiOkResponse({ standardSchema: Commitment })
  async block(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: NewBlocker }) blocker: NewBlocker,
    @IfMatch() version: number,
  ): Promise<CommitmentDetail> {
    await this.blockers.block({ commitmentId: id, version, blocker });
    return this.commitments.read(id);
  }

  @Post('blocker/removal')
  @HttpCode(200)
  @Allow('block')
  @ApiOperation({ summary: 'Clear what stood in the way' })
  @ApiOkResponse({ standardSchema: Commitment })
  async unblock(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: BlockerRemoval }) { remark }: BlockerRemoval,
    @IfMatch() version: number,
  ): Promise<CommitmentDetail> {
    await this.blockers.clear({ commitmentId: id, version, remark });
    return this.commitments.read(id);
  }

  @Post('counterpart-status')
  @HttpCode(200)
  @Allow('move_counterpart')
  @ApiOperation({
    summary: 'Record where the other side of a joint commitment stands',
    description: 'By the lead or a registrar, as it has become known. It moves by the same steps as our side.',
  })
  @ApiOkResponse({ standardSchema: Commitment })
  async moveCounterpart(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: CounterpartMove }) move: CounterpartMove,
    @IfMatch() version: number,
  ): Promise<CommitmentDetail> {
    await this.counterpart.run({ commitmentId: id, version, ...move });
    return this.commitments.read(id);
  }
}
