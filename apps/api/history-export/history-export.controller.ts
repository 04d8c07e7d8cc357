import { once } from 'node:events';
import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { VisibleEvents } from '#commitments';
import { HistoryExport } from '#history';
import { Allow } from '../http/allow.js';

/** A reader who takes nothing for so long holds a connection to the database for nothing. */
const PATIENCE_MS = 60_000;
/** Parameters of the export's own statements come before those of what may be seen. */
const OWN_PARAMETERS = 2;

@ApiTags('history')
@Controller('history/export')
export class HistoryExportController {
  constructor(
    private readonly history: HistoryExport,
    private readonly visible: VisibleEvents,
  ) {}

  @Get()
  @Allow('export_history')
  @ApiOperation({
    summary: 'Export the whole history',
    description:
      'One JSON object a line (docs/audit.md): verifies on another machine, without a database. Of events about what you are not cleared for, or were not by how it was marked then, only the hash is there. What breaks off in the middle does not verify.',
  })
  @ApiOkResponse({ content: { 'application/x-ndjson': { schema: { type: 'string' } } } })
  async export(@Res() reply: FastifyReply): Promise<void> {
    const lines = this.history.lines({ told: this.visible.of('e', OWN_PARAMETERS) });
    // What goes wrong before the first line is a problem document like any other.
    const head = await lines.next();
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-disposition': 'attachment; filename="history.ndjson"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    try {
      raw.write(`${head.value ?? ''}\n`);
      for await (const line of lines) {
        if (raw.destroyed) return;
        if (!raw.write(`${line}\n`)) await once(raw, 'drain', { signal: AbortSignal.timeout(PATIENCE_MS) });
      }
      raw.end();
    } catch (error) {
      // The head is sent: only a connection that breaks off says that this is not all.
      raw.destroy();
      throw error;
    }
  }
}
