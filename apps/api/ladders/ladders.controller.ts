import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiTooManyRequestsResponse,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  type LadderPreview as Preview,
  LadderPreviews,
  Ladders as LadderList,
  type LadderUse,
  LadderUses as Uses,
  type NamedLadder,
} from '#reminders';
import { Allow } from '../http/allow.js';
import { IfMatch } from '../http/if-match.js';
import { tooMany } from '../http/too-many.js';
import { Code } from '../http/values.js';
import { LadderPreview } from './ladder-preview.schemas.js';
import { Ladder, LadderChange, LadderChoice, Ladders, LadderUses, NewLadder, ProposedRules } from './ladder.schemas.js';

/** A preview of what all follow plans the whole register anew, and keeps a connection and a processor while it does. */
const BEING_PREVIEWED = { code: 'preview_runs', why: 'Another change of a ladder is being previewed', seconds: 5 };

@ApiTags('ladders')
@Controller('ladders')
export class LaddersController {
  private isPreviewing = false;

  constructor(
    private readonly ladders: LadderList,
    private readonly previews: LadderPreviews,
    private readonly uses: Uses,
  ) {}

  @Get()
  @Allow('look_up')
  @ApiOperation({ summary: 'List ladders' })
  @ApiOkResponse({ standardSchema: Ladders })
  async list(): Promise<{ items: NamedLadder[] }> {
    return { items: await this.ladders.list() };
  }

  @Get(':code')
  @Allow('look_up')
  @ApiOperation({ summary: 'Read a ladder' })
  @ApiOkResponse({ standardSchema: Ladder })
  read(@Param('code', { schema: Code }) code: string): Promise<NamedLadder> {
    return this.ladders.get(code);
  }

  @Get(':code/uses')
  @Allow('change_rules')
  @ApiOperation({ summary: 'Read who follows a ladder', description: 'One that is chosen cannot be removed.' })
  @ApiOkResponse({ standardSchema: LadderUses })
  readUses(@Param('code', { schema: Code }) code: string): Promise<LadderUse> {
    return this.uses.of(code);
  }

  @Post()
  @Allow('change_rules')
  @ApiOperation({ summary: 'Add a ladder', description: 'Commitments and meetings can choose it from then on.' })
  @ApiCreatedResponse({ standardSchema: Ladder })
  async create(
    @Body({ schema: NewLadder }) ladder: NewLadder,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NamedLadder> {
    const created = await this.ladders.create(ladder);
    reply.header('location', `/api/v1/ladders/${created.code}`);
    return created;
  }

  @Patch(':code')
  @Allow('change_rules')
  @ApiOperation({
    summary: 'Change a ladder',
    description: 'Everything that follows it is planned anew at once. What has gone out stays; preview it first.',
  })
  @ApiOkResponse({ standardSchema: Ladder })
  update(
    @Param('code', { schema: Code }) code: string,
    @Body({ schema: LadderChange }) change: LadderChange,
    @IfMatch() version: number,
  ): Promise<NamedLadder> {
    return this.ladders.update(code, version, change);
  }

  @Delete(':code')
  @Allow('change_rules')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a ladder', description: 'Only one that no commitment and no meeting has chosen.' })
  @ApiNoContentResponse()
  remove(@Param('code', { schema: Code }) code: string, @IfMatch() version: number): Promise<void> {
    return this.ladders.remove(code, version);
  }

  @Post(':code/preview')
  @Allow('change_rules')
  @HttpCode(200)
  @ApiOperation({
    summary: 'See what a change of a ladder would do',
    description: 'Nothing is saved. The numbers are of all that follow it; only those that you may see are named.',
  })
  @ApiOkResponse({ standardSchema: LadderPreview })
  @ApiTooManyRequestsResponse({ description: 'Another preview is being made; Retry-After says when to ask again.' })
  async preview(
    @Param('code', { schema: Code }) code: string,
    @Body({ schema: ProposedRules }) { rules }: ProposedRules,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Preview> {
    return this.alone(reply, async () => this.previews.of(await this.ladders.keptRules(rules), { ladderCode: code }));
  }

  @Post(':code/choice-preview')
  @Allow('enter_meetings')
  @HttpCode(200)
  @ApiOperation({
    summary: 'See what choosing a ladder would do',
    description:
      'For a commitment, or for a meeting and its commitments without a ladder of their own, as far as you may see them. Nothing is saved.',
  })
  @ApiOkResponse({ standardSchema: LadderPreview })
  @ApiTooManyRequestsResponse({ description: 'Another preview is being made; Retry-After says when to ask again.' })
  async previewChoice(
    @Param('code', { schema: Code }) code: string,
    @Body({ schema: LadderChoice }) choice: LadderChoice,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Preview> {
    return this.alone(reply, async () => this.previews.of((await this.ladders.get(code)).rules, choice));
  }

  private async alone(reply: FastifyReply, preview: () => Promise<Preview>): Promise<Preview> {
    if (this.isPreviewing) throw tooMany(reply, BEING_PREVIEWED);
    this.isPreviewing = true;
    try {
      return await preview();
    } finally {
      this.isPreviewing = false;
    }
  }
}
