import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  type CommitmentDetail,
  DecideExtension,
  ExtendByDecision,
  type ExtensionDetail,
  ReadCommitment,
  RequestExtension,
} from '#commitments';
import { notFound } from '#platform';
import { Commitment } from '../commitments/commitment.schemas.js';
import { Allow } from '../http/allow.js';
import { AsOf } from '../http/as-of.js';
import { IfMatch } from '../http/if-match.js';
import { Id } from '../http/values.js';
import { DecidedExtension, ExtensionDecision, ExtensionOnCommitment, NewExtension } from './extension.schemas.js';

type ExtensionOnCommitment = ExtensionDetail & { commitmentId: string; version: number };

@ApiTags('extensions')
@Controller()
export class ExtensionsController {
  constructor(
    private readonly commitments: ReadCommitment,
    private readonly request: RequestExtension,
    private readonly decision: DecideExtension,
    private readonly extension: ExtendByDecision,
  ) {}

  @Post('commitments/:id/extensions')
  @Allow('request_extension')
  @ApiOperation({
    summary: 'Ask for a later deadline',
    description: 'By the lead, with a reason. Asking after the deadline is allowed, and marked.',
  })
  @ApiCreatedResponse({ standardSchema: ExtensionOnCommitment })
  async ask(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: NewExtension }) extension: NewExtension,
    @IfMatch() version: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExtensionOnCommitment> {
    const asked = await this.request.run({ commitmentId: id, version, ...extension });
    reply.header('location', `/api/v1/extensions/${asked.id}`);
    return this.extensionOf(id, asked.id);
  }

  @Post('commitments/:id/extension-by-decision')
  @HttpCode(200)
  @Allow('extend_by_decision')
  @ApiOperation({
    summary: 'Move the deadline without a request',
    description:
      "By the controller or the author's side, or by a registrar who enters their decision. The original deadline stays.",
  })
  @ApiOkResponse({ standardSchema: Commitment })
  async extend(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: DecidedExtension }) extension: DecidedExtension,
    @IfMatch() version: number,
  ): Promise<CommitmentDetail> {
    await this.extension.run({ commitmentId: id, version, ...extension });
    return this.commitments.read(id);
  }

  @Get('extensions/:id')
  @Allow('see')
  @AsOf()
  @ApiOperation({ summary: 'Read a request for an extension' })
  @ApiOkResponse({ standardSchema: ExtensionOnCommitment })
  async read(@Param('id', { schema: Id }) id: string): Promise<ExtensionOnCommitment> {
    return this.extensionOf(await this.commitments.commitmentOfExtension(id), id);
  }

  @Post('extensions/:id/decision')
  @HttpCode(200)
  @Allow('decide_extension')
  @ApiOperation({
    summary: 'Grant or refuse a later deadline',
    description: "By the controller or the author's side, never by who asked. The original deadline stays.",
  })
  @ApiOkResponse({ standardSchema: Commitment })
  async decide(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ExtensionDecision }) decision: ExtensionDecision,
    @IfMatch() version: number,
  ): Promise<CommitmentDetail> {
    await this.decision.run({ extensionId: id, version, ...decision });
    return this.commitments.read(await this.commitments.commitmentOfExtension(id));
  }

  private async extensionOf(commitmentId: string, extensionId: string): Promise<ExtensionOnCommitment> {
    const { extensions, version } = await this.commitments.read(commitmentId);
    const extension = extensions.find(({ id }) => id === extensionId);
    if (!extension) throw notFound();
    return { ...extension, commitmentId, version };
  }
}
