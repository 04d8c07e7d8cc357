import { Module } from '@nestjs/common';
import { MeetingsModule } from '#meetings';
import { DocumentsController } from './documents.controller.js';

@Module({ imports: [MeetingsModule], controllers: [DocumentsController] })
export class DocumentsApiModule {}
