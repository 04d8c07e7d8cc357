import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  type Meeting as MeetingView,
  Meetings,
  type SourceDocument,
  type SourceDocumentHead,
  SourceDocuments,
} from '#meetings';
import type { Page } from '#platform';
import { Document, DocumentHeads, NewDocument } from '../documents/document.schemas.js';
import { Allow } from '../http/allow.js';
import { AsOf } from '../http/as-of.js';
import { IfMatch } from '../http/if-match.js';
import { pageOf } from '../http/page.js';
import { Id } from '../http/values.js';
import { Meeting, MeetingChange, MeetingQuery, NewMeeting } from './meeting.schemas.js';

@ApiTags('meetings')
@Controller('meetings')
export class MeetingsController {
  constructor(
    private readonly meetings: Meetings,
    private readonly documents: SourceDocuments,
  ) {}

  @Get()
  @Allow('look_up')
  @AsOf()
  @ApiOperation({ summary: 'List meetings', description: 'Searched by title, code or place.' })
  @ApiOkResponse({ standardSchema: pageOf(Meeting) })
  list(@Query({ schema: MeetingQuery }) query: MeetingQuery): Promise<Page<MeetingView>> {
    return this.meetings.list(query, query);
  }

  @Get(':id')
  @Allow('look_up')
  @AsOf()
  @ApiOperation({ summary: 'Read a meeting' })
  @ApiOkResponse({ standardSchema: Meeting })
  read(@Param('id', { schema: Id }) id: string): Promise<MeetingView> {
    return this.meetings.get(id);
  }

  @Post()
  @Allow('enter_meetings')
  @ApiOperation({ summary: 'Enter a meeting' })
  @ApiCreatedResponse({ standardSchema: Meeting })
  create(@Body({ schema: NewMeeting }) meeting: NewMeeting): Promise<MeetingView> {
    return this.meetings.create(meeting);
  }

  @Patch(':id')
  @Allow('enter_meetings')
  @ApiOperation({
    summary: 'Change a meeting',
    description: 'What is left out stays. Commitments keep the dates and the reference that they were given.',
  })
  @ApiOkResponse({ standardSchema: Meeting })
  update(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: MeetingChange }) change: MeetingChange,
    @IfMatch() version: number,
  ): Promise<MeetingView> {
    return this.meetings.update(id, version, change);
  }

  @Get(':id/documents')
  @Allow('look_up')
  @AsOf()
  @ApiOperation({ summary: 'List what a meeting left', description: 'Without the texts, and only what you may read.' })
  @ApiOkResponse({ standardSchema: DocumentHeads })
  async listDocuments(@Param('id', { schema: Id }) id: string): Promise<{ items: SourceDocumentHead[] }> {
    await this.meetings.get(id);
    return { items: await this.documents.list(id) };
  }

  @Post(':id/documents')
  @Allow('enter_meetings')
  @ApiOperation({ summary: 'Add a source document', description: 'Its text is frozen; passages point into it.' })
  @ApiCreatedResponse({ standardSchema: Document })
  async addDocument(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: NewDocument }) document: NewDocument,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SourceDocument> {
    const added = await this.documents.add(id, document);
    reply.header('location', `/api/v1/documents/${added.id}`);
    return added;
  }
}
