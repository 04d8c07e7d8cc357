import { Controller, Delete, Get, HttpCode, Param, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { type Device, Devices as OwnDevices } from '#access';
import { Allow } from '../http/allow.js';
import { Id } from '../http/values.js';
import { Devices } from './session.schemas.js';

/** Where I am signed in: a browser that was left open elsewhere can be signed out from here. */
@ApiTags('session')
@Controller('session/devices')
export class DevicesController {
  constructor(private readonly devices: OwnDevices) {}

  @Get()
  @Allow('own_session')
  @ApiOperation({
    summary: 'List where I am signed in',
    description: 'My sessions that are not over: this one first, then the youngest first.',
  })
  @ApiOkResponse({ standardSchema: Devices })
  async list(@Req() { sessionToken }: FastifyRequest): Promise<{ items: Device[] }> {
    return { items: await this.devices.list(sessionToken ?? '') };
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('own_session')
  @ApiOperation({ summary: 'Sign out elsewhere', description: 'Ends one of my sessions at once; also this one.' })
  @ApiNoContentResponse()
  end(@Param('id', { schema: Id }) id: string): Promise<void> {
    return this.devices.end(id);
  }

  @Delete()
  @HttpCode(204)
  @Allow('own_session')
  @ApiOperation({ summary: 'Sign out everywhere else', description: 'Ends all my sessions but this one at once.' })
  @ApiNoContentResponse()
  endOthers(@Req() { sessionToken }: FastifyRequest): Promise<void> {
    return this.devices.endOthers(sessionToken ?? '');
  }
}
