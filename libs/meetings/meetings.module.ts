import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { HistoryModule } from '#history';
import { AreaEntity } from './area.entity.js';
import { Areas } from './areas.js';
import { DocumentClassifications } from './document-classifications.js';
import { MeetingEntity, MeetingParticipantEntity } from './meeting.entity.js';
import { Meetings } from './meetings.js';
import { PassageEntity } from './passage.entity.js';
import { Passages } from './passages.js';
import { SourceDocumentEntity } from './source-document.entity.js';
import { SourceDocuments } from './source-documents.js';

const services = [Meetings, SourceDocuments, DocumentClassifications, Passages, Areas];

/** Needs the global `Transactions`, `Clock`, `Access` and `Replanner`. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      MeetingEntity,
      MeetingParticipantEntity,
      SourceDocumentEntity,
      PassageEntity,
      AreaEntity,
    ]),
    HistoryModule,
  ],
  providers: services,
  exports: services,
})
export class MeetingsModule {}
