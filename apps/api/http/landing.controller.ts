import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import { VERSION } from '../version.js';
import { Public } from './allow.js';

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Pacta</title>
<h1>Pacta</h1>
<p>A register of what governments promise each other. Version ${VERSION}.</p>
<ul>
<li><a href="/api/docs">Try the API</a></li>
<li><a href="/api/v1/openapi.json">Its description (OpenAPI 3.1)</a></li>
<li><a href="/api/v1/health">Is it up</a></li>
</ul>
</html>
`;

/** What a browser shows that opens the server's address. */
@Controller('/')
export class LandingController {
  @Get()
  @Public()
  @Header('content-type', 'text/html; charset=utf-8')
  @ApiExcludeEndpoint()
  read(): string {
    return PAGE;
  }
}
