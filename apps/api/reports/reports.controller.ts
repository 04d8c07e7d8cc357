import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type CommitmentDetail, DecideReport, ReadCommitment, type ReportDetail, SubmitReport } from '#commitments';
import { notFound } from '#platform';
import { Commitment } from '../commitments/commitment.schemas.js';
import { Allow } from '../http/allow.js';
import { AsOf } from '../http/as-of.js';
import { IfMatch } from '../http/if-match.js';
import { Id } from '../http/values.js';
import { NewReport, ReportDecision, ReportOnCommitment } from './report.schemas.js';

type ReportOnCommitment = ReportDetail & { commitmentId: string; version: number };

@ApiTags('reports')
@Controller()
export class ReportsController {
  constructor(
    private readonly commitments: ReadCommitment,
    private readonly submission: SubmitReport,
    private readonly decision: DecideReport,
  ) {}

  @Post('commitments/:id/reports')
  @Allow('report')
  @ApiOperation({
    summary: 'Report on a commitment',
    description:
      'A final report waits for the controller; an interim one changes nothing about control. What repeats is reported ' +
      'on period by period: while the report on one waits, the next can be made.',
  })
  @ApiCreatedResponse({ standardSchema: ReportOnCommitment })
  async submit(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: NewReport }) report: NewReport,
    @IfMatch() version: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReportOnCommitment> {
    const submitted = await this.submission.run({ commitmentId: id, version, ...report });
    reply.header('location', `/api/v1/reports/${submitted.id}`);
    return this.reportOf(id, submitted.id);
  }

  @Get('reports/:id')
  @Allow('see')
  @AsOf()
  @ApiOperation({ summary: 'Read a report', description: 'With its evidence and its decision.' })
  @ApiOkResponse({ standardSchema: ReportOnCommitment })
  async read(@Param('id', { schema: Id }) id: string): Promise<ReportOnCommitment> {
    return this.reportOf(await this.commitments.commitmentOfReport(id), id);
  }

  @Post('reports/:id/decision')
  @HttpCode(200)
  @Allow('decide_report')
  @ApiOperation({
    summary: 'Accept or return a final report',
    description:
      'By the controller, never on a report of their own, nor on one on what they lead today. Answers the commitment as it is then.',
  })
  @ApiOkResponse({ standardSchema: Commitment })
  async decide(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ReportDecision }) decision: ReportDecision,
    @IfMatch() version: number,
  ): Promise<CommitmentDetail> {
    await this.decision.run({ reportId: id, version, ...decision });
    return this.commitments.read(await this.commitments.commitmentOfReport(id));
  }

  private async reportOf(commitmentId: string, reportId: string): Promise<ReportOnCommitment> {
    const { reports, version } = await this.commitments.read(commitmentId);
    const report = reports.find(({ id }) => id === reportId);
    if (!report) throw notFound();
    return { ...report, commitmentId, version };
  }
}
