import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Acknowledge, type AcknowledgementDetail, ReadCommitment } from '#commitments';
import { notFound } from '#platform';
import { Allow } from '../http/allow.js';
import { AsOf } from '../http/as-of.js';
import { IfMatch } from '../http/if-match.js';
import { Id } from '../http/values.js';
import { AcknowledgementOnCommitment, NewAcknowledgement } from './acknowledgement.schemas.js';

type AcknowledgementOnCommitment = AcknowledgementDetail & { commitmentId: string; version: number };

@ApiTags('reports')
@Controller('commitments/:id/acknowledgements')
export class AcknowledgementsController {
  constructor(
    private readonly commitments: ReadCommitment,
    private readonly acknowledgement: Acknowledge,
  ) {}

  @Post()
  @Allow('report')
  @ApiOperation({
    summary: 'Say by when a report will come',
    description:
      '"Seen, will report by": quiets the reminders after the deadline for as many working days as the ladder sets. ' +
      'It moves no deadline. After the deadline only the first one quiets them: for more time ask for an extension.',
  })
  @ApiCreatedResponse({ standardSchema: AcknowledgementOnCommitment })
  async acknowledge(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: NewAcknowledgement }) answer: NewAcknowledgement,
    @IfMatch() version: number,
  ): Promise<AcknowledgementOnCommitment> {
    const given = await this.acknowledgement.run({ commitmentId: id, version, ...answer });
    return this.read(id, given.id);
  }

  @Get(':acknowledgementId')
  @Allow('see')
  @AsOf()
  @ApiOperation({ summary: 'Read what was said about a report to come' })
  @ApiOkResponse({ standardSchema: AcknowledgementOnCommitment })
  async read(
    @Param('id', { schema: Id }) id: string,
    @Param('acknowledgementId', { schema: Id }) acknowledgementId: string,
  ): Promise<AcknowledgementOnCommitment> {
    const { acknowledgements, version } = await this.commitments.read(id);
    const found = acknowledgements.find((one) => one.id === acknowledgementId);
    if (!found) throw notFound();
    return { ...found, commitmentId: id, version };
  }
}
