import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import { Public } from './allow.js';
import { LANDING_PAGE } from './landing-pages.js';

/** What a browser shows that opens the server's address. */
@Controller('/')
export class LandingController {
  @Get()
  @Public()
  @Header('content-type', 'text/html; charset=utf-8')
  @ApiExcludeEndpoint()
  read(): string {
    return LANDING_PAGE;
  }
}
