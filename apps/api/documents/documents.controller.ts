import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  DocumentClassifications,
  type Passage as PassageView,
  Passages as PassageList,
  type RestedPassage,
  type SourceDocument,
  SourceDocuments,
} from '#meetings';
import { notFound } from '#platform';
import { Allow } from '../http/allow.js';
import { AsOf } from '../http/as-of.js';
import { IfMatch } from '../http/if-match.js';
import { Id } from '../http/values.js';
import { Document, DocumentChange, NewPassage, Passage, Passages } from './document.schemas.js';

@ApiTags('documents')
@Controller('documents')
export class DocumentsController {
  constructor(
    private readonly documents: SourceDocuments,
    private readonly passages: PassageList,
    private readonly classifications: DocumentClassifications,
  ) {}

  @Get(':id')
  @Allow('look_up')
  @AsOf()
  @ApiOperation({
    summary: 'Read a source document',
    description:
      'With its frozen text. A public one is for everybody who is signed in; one that is not, for those whom its classification is open to and who stand in a relation to a commitment that rests on it.',
  })
  @ApiOkResponse({ standardSchema: Document })
  read(@Param('id', { schema: Id }) id: string): Promise<SourceDocument> {
    return this.documents.get(id);
  }

  @Patch(':id')
  @Allow('enter_meetings')
  @ApiOperation({
    summary: 'Classify a source document',
    description: 'Its text stays frozen. It cannot be more open than the commitments that rest on its words.',
  })
  @ApiOkResponse({ standardSchema: Document })
  classify(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: DocumentChange }) { classification }: DocumentChange,
    @IfMatch() version: number,
  ): Promise<SourceDocument> {
    return this.classifications.change(id, version, classification);
  }

  @Get(':id/passages')
  @Allow('look_up')
  @AsOf()
  @ApiOperation({
    summary: 'List the passages of a document',
    description:
      'In the order of the text. Whoever may not read the document gets the passages of the commitments that they may see. Each comes with the commitments that rest on it.',
  })
  @ApiOkResponse({ standardSchema: Passages })
  async listPassages(@Param('id', { schema: Id }) id: string): Promise<{ items: RestedPassage[] }> {
    const items = await this.passages.list(id);
    if (items.length === 0) await this.documents.requireReadable(id);
    return { items };
  }

  @Get(':id/passages/:passageId')
  @Allow('look_up')
  @AsOf()
  @ApiOperation({ summary: 'Read a passage' })
  @ApiOkResponse({ standardSchema: Passage })
  async readPassage(
    @Param('id', { schema: Id }) id: string,
    @Param('passageId', { schema: Id }) passageId: string,
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
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: NewPassage }) passage: NewPassage,
  ): Promise<PassageView> {
    return this.passages.add(id, passage);
  }
}
