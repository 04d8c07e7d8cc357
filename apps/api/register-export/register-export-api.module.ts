import { Module } from '@nestjs/common';
import { CommitmentsModule } from '#commitments';
import { HttpModule } from '../http/http.module.js';
import { RegisterExportController } from './register-export.controller.js';

@Module({
  imports: [CommitmentsModule, HttpModule],
  controllers: [RegisterExportController],
})
export class RegisterExportApiModule {}
