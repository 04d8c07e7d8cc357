import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { DomainError } from '#platform';
import { Public } from '../http/allow.js';
import { VERSION } from '../version.js';

const Health = z.object({ status: z.literal('ok'), version: z.string() }).meta({ id: 'Health' });

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly database: DataSource) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'Is the service up', description: 'Answers 503 when the database cannot be reached.' })
  @ApiOkResponse({ standardSchema: Health })
  async read(): Promise<z.infer<typeof Health>> {
    await this.database.query('SELECT 1').catch(() => {
      throw new DomainError('unavailable', 'unavailable', 'The database cannot be reached right now.');
    });
    return { status: 'ok', version: VERSION };
  }
}
