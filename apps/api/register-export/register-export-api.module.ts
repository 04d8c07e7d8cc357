import { Module } from '@nestjs/common';
import { CommitmentsModule } from '#commitments';
import { ExportPatience } from '../http/export-patience.js';
import { HttpModule } from '../http/http.module.js';
import { RegisterExportController } from './register-export.controller.js';

@Module({
  imports: [CommitmentsModule, HttpModule],
  controllers: [RegisterExportController],
  providers: [ExportPatience],
})
export class RegisterExportApiModule {}
