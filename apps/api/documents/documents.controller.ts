import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Passage as PassageView, Passages as PassageList, type SourceDocument, SourceDocuments } from '#meetings';
import { notFound } from '#platform';
import { Allow } from '../http/allow.js';
import { Document, NewPassage, Passage, Passages } from './document.schemas.js';

@ApiTags('documents')
@Controller('documents')
export class DocumentsController {
  constructor(
    private readonly documents: SourceDocuments,
    private readonly passages: PassageList,
  ) {}

  @Get(':id')
  @Allow('look_up')
  @ApiOperation({ summary: 'Read a source document', description: 'With its frozen text.' })
  @ApiOkResponse({ standardSchema: Document })
  read(@Param('id', { schema: z.uuid() }) id: string): Promise<SourceDocument> {
    return this.documents.get(id);
  }

  @Get(':id/passages')
  @Allow('look_up')
  @ApiOperation({ summary: 'List the passages of a document', description: 'In the order of the text.' })
  @ApiOkResponse({ standardSchema: Passages })
  async listPassages(@Param('id', { schema: z.uuid() }) id: string): Promise<{ items: PassageView[] }> {
    await this.documents.requireKnown(id);
    return { items: await this.passages.list(id) };
  }

  @Get(':id/passages/:passageId')
  @Allow('look_up')
  @ApiOperation({ summary: 'Read a passage' })
  @ApiOkResponse({ standardSchema: Passage })
  async readPassage(
    @Param('id', { schema: z.uuid() }) id: string,
    @Param('passageId', { schema: z.uuid() }) passageId: string,
  ): Promise<PassageView> {
    const passage = await this.passages.get(passageId);
    if (passage.documentId !== id) throw notFound();
    return passage;
  }

  @Post(':id/passages')
  @Allow('enter_meetings')
  @ApiOperation({
    summary: 'Mark a passage',
    description:
      'The quote must equal the text at its place; where it does not, the answer says where it stands. The same place again gives the same passage.',
  })
  @ApiCreatedResponse({ standardSchema: Passage })
  addPassage(
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: NewPassage }) passage: NewPassage,
  ): Promise<PassageView> {
    return this.passages.add(id, passage);
  }
}
