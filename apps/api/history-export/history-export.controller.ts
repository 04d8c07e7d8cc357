import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags, ApiTooManyRequestsResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { VisibleEvents } from '#commitments';
import { HistoryExport } from '#history';
import { Allow } from '../http/allow.js';
import { ExportPatience } from '../http/export-patience.js';
import { pour } from '../http/pour.js';
import { streamed } from '../http/streamed.js';
import { tooMany } from '../http/too-many.js';

const SECONDS_TO_WAIT = 30;

@ApiTags('history')
@Controller('history/export')
export class HistoryExportController {
  /** An export holds a connection until its reader has all: one at a time leaves the others of this process to the rest. */
  private isRunning = false;

  constructor(
    private readonly history: HistoryExport,
    private readonly visible: VisibleEvents,
    private readonly patience: ExportPatience,
  ) {}

  @Get()
  @Allow('export_history')
  @ApiOperation({
    summary: 'Export the whole history',
    description:
      'One JSON object a line (docs/audit.md): verifies on another machine, without a database. Of events about what you are not cleared for, or were not by how it was marked then, only the hash is there; addresses are not opened. What breaks off in the middle does not verify: a reader who takes nothing for a minute, or has not all of it within half an hour, is cut off.',
  })
  @ApiOkResponse({ content: { 'application/x-ndjson': { schema: { type: 'string' } } } })
  @ApiTooManyRequestsResponse({ description: 'Somebody exports already; Retry-After says when to ask again.' })
  async export(@Res() reply: FastifyReply): Promise<void> {
    if (this.isRunning)
      throw tooMany(reply, { why: 'The history is being exported already', seconds: SECONDS_TO_WAIT });
    this.isRunning = true;
    try {
      await this.write(reply);
    } finally {
      this.isRunning = false;
    }
  }

  private async write(reply: FastifyReply): Promise<void> {
    const lines = this.history.lines({ told: (own) => this.visible.of('e', own), opensAddresses: false });
    // What goes wrong before the first line is a problem document like any other.
    const head = await lines.next();
    const raw = streamed(reply, {
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-disposition': 'attachment; filename="history.ndjson"',
    });
    raw.write(`${head.value ?? ''}\n`);
    await pour(inLines(lines), raw, this.patience);
  }
}

async function* inLines(lines: AsyncIterable<string>) {
  for await (const line of lines) yield `${line}\n`;
}
