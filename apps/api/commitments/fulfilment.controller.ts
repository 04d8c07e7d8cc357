import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type CommitmentDetail, CompletePart, ReadCommitment, ScoreFulfilment } from '#commitments';
import { Allow } from '../http/allow.js';
import { IfMatch } from '../http/if-match.js';
import { Id } from '../http/values.js';
import { NewScore } from './commitment-request.schemas.js';
import { Commitment } from './commitment.schemas.js';

/** How much of a commitment is done; each step answers the commitment as it is then. */
@ApiTags('commitments')
@Controller('commitments/:id')
export class FulfilmentController {
  constructor(
    private readonly commitments: ReadCommitment,
    private readonly fulfilment: ScoreFulfilment,
    private readonly parts: CompletePart,
  ) {}

  @Post('fulfilment')
  @HttpCode(200)
  @Allow('score')
  @ApiOperation({ summary: 'Score fulfilment', description: 'By somebody who did not do the work; cites reports.' })
  @ApiOkResponse({ standardSchema: Commitment })
  async score(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: NewScore }) score: NewScore,
    @IfMatch() version: number,
  ): Promise<CommitmentDetail> {
    await this.fulfilment.run({ commitmentId: id, version, ...score });
    return this.commitments.read(id);
  }

  @Post('parts/:number/completion')
  @HttpCode(200)
  @Allow('report')
  @ApiOperation({ summary: 'Complete a part', description: 'A compound commitment is complete when its parts are.' })
  @ApiOkResponse({ standardSchema: Commitment })
  async completePart(
    @Param('id', { schema: Id }) id: string,
    @Param('number', { schema: z.coerce.number().int().min(1).max(1_000) }) number: number,
    @IfMatch() version: number,
  ): Promise<CommitmentDetail> {
    await this.parts.run({ commitmentId: id, version, number });
    return this.commitments.read(id);
  }
}
