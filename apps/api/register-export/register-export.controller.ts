import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags, ApiTooManyRequestsResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Access } from '#access';
import { RegisterExport, type RegisterRow, SORTS } from '#commitments';
import { CommitmentFilter, LanguageQuery } from '../commitments/commitment-request.schemas.js';
import { Allow } from '../http/allow.js';
import { AsOf } from '../http/as-of.js';
import { ExportPatience } from '../http/export-patience.js';
import { PastMoments } from '../http/past-moments.js';
import { pour } from '../http/pour.js';
import { streamed } from '../http/streamed.js';
import { tooMany } from '../http/too-many.js';
import { sortOf } from '../http/values.js';
import { registerColumns } from './columns.js';
import { csv } from './csv.js';
import type { Cell, Table } from './table.types.js';
import { EXPORT_WORDS } from './words.js';
import { xlsx } from './xlsx.js';

const FORMATS = {
  csv: { type: 'text/csv; charset=utf-8; header=present', write: csv },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: xlsx },
};

const RegisterExportQuery = z.strictObject({
  format: z.enum(['csv', 'xlsx']).meta({ description: 'CSV (RFC 4180, UTF-8) or a workbook with real dates.' }),
  ...CommitmentFilter.shape,
  ...LanguageQuery.shape,
  sort: sortOf(SORTS, 'due'),
});
type RegisterExportQuery = z.infer<typeof RegisterExportQuery>;

/** Each holds a connection until its reader has all: so many leave the others of this process to the rest. */
const MOST_AT_ONCE = 2;
const SECONDS_TO_WAIT = 15;

@ApiTags('commitments')
@Controller('commitments/export')
export class RegisterExportController {
  /** Whose exports are running: one of each person at most. */
  private readonly running = new Set<string | null>();

  constructor(
    private readonly register: RegisterExport,
    private readonly access: Access,
    private readonly moments: PastMoments,
    private readonly patience: ExportPatience,
  ) {}

  @Get()
  @Allow('see')
  @AsOf()
  @ApiOperation({
    summary: 'Export the register',
    description:
      'All that the list of the same filter and sort shows, as a table in your language with the marking of each line. Comes as it is found; what breaks off in the middle is cut: a reader who takes nothing for a minute, or has not all of it within half an hour, is cut off.',
  })
  @ApiOkResponse({
    content: {
      'text/csv': { schema: { type: 'string' } },
      [FORMATS.xlsx.type]: { schema: { type: 'string', format: 'binary' } },
    },
  })
  @ApiTooManyRequestsResponse({
    description: 'You, or two others, export already; Retry-After says when to ask again.',
  })
  async export(
    @Query({ schema: RegisterExportQuery }) query: RegisterExportQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { personId } = this.access.principal;
    const wait = (why: string) => tooMany(reply, { why, seconds: SECONDS_TO_WAIT });
    if (this.running.has(personId)) throw wait('You are exporting the register already');
    if (this.running.size >= MOST_AT_ONCE) throw wait('The register is being exported already');
    this.running.add(personId);
    try {
      await this.write(query, reply);
    } finally {
      this.running.delete(personId);
    }
  }

  private async write({ format, sort, language, ...filter }: RegisterExportQuery, reply: FastifyReply): Promise<void> {
    const usual = filter.q === undefined ? 'due' : '-relevance';
    const day = await this.moments.dayOfReader();
    const lines = this.register.lines({ filter, sort: sort ?? usual, language });
    // What goes wrong before the first line is a problem document like any other.
    const first = await lines.next();
    const raw = streamed(reply, {
      'content-type': FORMATS[format].type,
      'content-disposition': `attachment; filename="commitments-${day.toString()}.${format}"`,
    });
    const table = this.table(language, beginningWith(first, lines));
    await pour(FORMATS[format].write(table), raw, this.patience);
  }

  private table(given: RegisterExportQuery['language'], lines: AsyncIterable<RegisterRow[]>): Table {
    const language = given ?? this.access.principal.language;
    const { columns, cellsOf } = registerColumns(language);
    const rows = async function* (): AsyncGenerator<Cell[][], void> {
      for await (const some of lines) yield some.map(cellsOf);
    };
    return { name: EXPORT_WORDS[language].sheet, columns, rows: rows() };
  }
}

async function* beginningWith<T>(first: IteratorResult<T, void>, rest: AsyncGenerator<T, void>) {
  if (first.done) return;
  yield first.value;
  yield* rest;
}
