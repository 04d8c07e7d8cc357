import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access } from '#access';
import {
  type CommitmentDetail,
  CommitmentHistory,
  CreateCommitment,
  EditCommitment,
  type NamedId,
  ReadCommitment,
  Register,
  type RegisterRow,
  type ShownEvent,
} from '#commitments';
import type { Verification } from '#history';
import type { Page } from '#platform';
import { Allow } from '../http/allow.js';
import { AsOf } from '../http/as-of.js';
import { IfMatch } from '../http/if-match.js';
import { pageOf } from '../http/page.js';
import { Id } from '../http/values.js';
import {
  CommitmentChange,
  CommitmentFilter,
  CommitmentQuery,
  HistoryQuery,
  LanguageQuery,
  NewCommitment,
} from './commitment-request.schemas.js';
import { Commitment, RegisterLine } from './commitment.schemas.js';
import { History as HistorySchema } from './history.schemas.js';

@ApiTags('commitments')
@Controller('commitments')
export class CommitmentsController {
  constructor(
    private readonly register: Register,
    private readonly commitments: ReadCommitment,
    private readonly creation: CreateCommitment,
    private readonly edition: EditCommitment,
    private readonly access: Access,
    private readonly history: CommitmentHistory,
  ) {}

  @Get()
  @Allow('see')
  @AsOf()
  @ApiOperation({
    summary: 'List commitments',
    description: 'Those you may see. Without a deadline they come last; with q and no sort, the best match is first.',
  })
  @ApiOkResponse({ standardSchema: pageOf(RegisterLine) })
  list(@Query({ schema: CommitmentQuery }) query: CommitmentQuery): Promise<Page<RegisterRow>> {
    const { limit, after, sort, language, ...filter } = query;
    const usual = filter.q === undefined ? 'due' : '-relevance';
    return this.register.list({ filter, sort: sort ?? usual, limit, after, language });
  }

  @Get('count')
  @Allow('see')
  @AsOf()
  @ApiOperation({ summary: 'Count commitments', description: 'Of those you may see, by the filters of the list.' })
  @ApiOkResponse({ standardSchema: z.object({ count: z.int() }) })
  async count(@Query({ schema: CommitmentFilter }) filter: CommitmentFilter): Promise<{ count: number }> {
    return { count: await this.register.count(filter) };
  }

  @Get(':id')
  @Allow('see')
  @AsOf()
  @ApiOperation({ summary: 'Read a commitment', description: 'With parts, posts, periods, reports and extensions.' })
  @ApiOkResponse({ standardSchema: Commitment })
  read(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: LanguageQuery }) { language }: LanguageQuery,
  ): Promise<CommitmentDetail> {
    return this.commitments.read(id, language);
  }

  @Post()
  @Allow('create_commitment')
  @ApiOperation({
    summary: 'Enter a commitment',
    description: 'As a draft of a meeting; every fault is named at once.',
  })
  @ApiCreatedResponse({ standardSchema: Commitment })
  async create(@Body({ schema: NewCommitment }) commitment: NewCommitment): Promise<CommitmentDetail> {
    const { id } = await this.creation.create(commitment);
    return this.commitments.read(id);
  }

  @Patch(':id')
  @Allow('edit_commitment')
  @ApiOperation({ summary: 'Correct a commitment', description: 'What is left out stays as it is.' })
  @ApiOkResponse({ standardSchema: Commitment })
  async edit(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: CommitmentChange }) edit: CommitmentChange,
    @IfMatch() version: number,
  ): Promise<CommitmentDetail> {
    await this.edition.run({ commitmentId: id, version, edit });
    return this.commitments.read(id);
  }

  @Get(':id/history')
  @Allow('read_history')
  @AsOf()
  @ApiOperation({
    summary: "Read a commitment's history",
    description:
      'Every change, oldest first: who, for whom, when, what, before, after, why. Registrars see their own. ' +
      'Of what was said while the commitment was marked above your clearance of today, only that it happened.',
  })
  @ApiOkResponse({ standardSchema: HistorySchema })
  async events(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: HistoryQuery }) { verify, language }: HistoryQuery,
  ): Promise<{ items: ShownEvent[]; names: NamedId[]; chain?: Verification }> {
    const { ownEntriesOnly } = await this.access.authorize('read_history', await this.commitments.partiesOf(id));
    const events = await this.history.list(id);
    const own = ({ actor }: ShownEvent) => actor !== null && actor.id === this.access.principal.personId;
    const items = ownEntriesOnly ? events.filter(own) : events;
    const names = await this.history.names(items, language);
    return verify ? { items, names, chain: await this.history.verify(id) } : { items, names };
  }
}
