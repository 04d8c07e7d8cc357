import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { CheckpointFolder } from './checkpoint-folder.js';
import type { VerifierKey } from './checkpoint-note.rules.js';
import * as sql from './checkpoints.sql.js';
import { compareCheckpoints, type OutsideNote } from './compare-checkpoints.rules.js';
import { HistoryVerifier } from './history-verifier.rules.js';
import { nameOf } from './event-name.rules.js';
import { codeOf, wordsOf } from './file-error.js';
import { leafGaps } from './leaf-gaps.rules.js';
import type { StoredCheckpoint } from './next-checkpoint.rules.js';
import { plainTables } from './plain-tables.js';
import { SealCheck } from './seal-check.rules.js';
import {
  countSeals,
  eventsListedTwice,
  pendingEvents,
  storedLeaves,
  storedSeals,
  unlistedEvents,
} from './stored-rows.js';
import type { Finding, HistoryReport, SignedLeaves, StoredEvent } from './verification.types.js';

/** What is held against the database. It must not come from there. */
export interface OutsideHistory {
  keys: readonly VerifierKey[];
  notes: readonly OutsideNote[];
  leaves: SignedLeaves;
  /** It is the register's own folder: the notes are all that were ever written. A copy or mails need not be. */
  isWhole: boolean;
  /** Up to which number they can be there; as the database says without it. Later ones were made meanwhile. */
  writtenNumber?: number;
}

/** Called now and then with how many leaves are done, and how many there are. */
export type OnProgress = (done: number, total: number) => void;

/** What the register's own checkpoint folder holds, which is everything. @throws CheckpointFault */
export async function readOutside(path: string): Promise<OutsideHistory> {
  return { ...(await readNotes(path)), leaves: await new CheckpointFolder(path).leaves(), isWhole: true };
}

/** The notes and keys of any checkpoint folder, without the leaf files, which may be large. @throws CheckpointFault */
export async function readNotes(path: string): Promise<Pick<OutsideHistory, 'keys' | 'notes'>> {
  const folder = new CheckpointFolder(path);
  const notes = [...(await folder.notes())].map(([number, note]) => ({ source: `file ${number}`, number, note }));
  // After the notes: a key is there before what it signs.
  return { keys: await folder.keys(), notes };
}

/** Holds every stored event against what was signed. Reads only, in one snapshot, beside everybody's work. */
@Injectable()
export class VerifyHistory {
  constructor(@InjectDataSource() private readonly source: DataSource) {}

  /** @param read called after it was noted how many checkpoints there are: one that is made meanwhile is not missed */
  async run(
    read: OutsideHistory | (() => Promise<OutsideHistory>),
    onProgress: OnProgress = () => undefined,
  ): Promise<HistoryReport> {
    const writtenNumber = await this.writtenNumber();
    const outside = typeof read === 'function' ? { ...(await read()), writtenNumber } : read;
    const runner = this.source.createQueryRunner();
    try {
      await runner.startTransaction('REPEATABLE READ');
      await runner.query('SET TRANSACTION READ ONLY');
      const client = (await runner.connect()) as pg.ClientBase;
      return await verifyWithin(client, outside, onProgress);
    } finally {
      await runner.rollbackTransaction().catch(() => undefined);
      await runner.release();
    }
  }

  /** Of a table that may be gone, or empty: what is wrong with it is told once it is looked at. */
  private async writtenNumber(): Promise<number> {
    try {
      const rows = await this.source.query<{ writtenNumber: number }[]>(sql.WRITTEN_NUMBER);
      return Math.max(0, ...rows.map(({ writtenNumber }) => writtenNumber));
    } catch (error) {
      if (isUnreadable(error)) return 0;
      throw error;
    }
  }
}

/** The same within a transaction that is open, and that this leaves with another search path. */
export async function verifyWithin(
  client: pg.ClientBase,
  outside: OutsideHistory,
  onProgress: OnProgress = () => undefined,
): Promise<HistoryReport> {
  const odd = await plainTables(client);
  try {
    return await verifyTables(client, { outside, odd }, onProgress);
  } catch (error) {
    if (odd.length === 0) throw error;
    return unreadable([...odd, { ...UNREADABLE, detail: `They cannot be read: ${wordsOf(error)}.` }]);
  }
}

async function verifyTables(
  client: pg.ClientBase,
  { outside, odd }: { outside: OutsideHistory; odd: readonly Finding[] },
  onProgress: OnProgress,
): Promise<HistoryReport> {
  const { rows: stored } = await client.query<StoredCheckpoint>(sql.ALL);
  const { rows: states } = await client.query<sql.State>(sql.STATE);
  const { writtenNumber, rows: count, leaves: total } = states[0] ?? { writtenNumber: null, rows: 0, leaves: 0 };
  const compared = compareCheckpoints(
    { outside: outside.notes, stored },
    { writtenNumber: writtenNumber ?? 0, ...outside },
  );
  const verifier = new HistoryVerifier({ checkpoints: compared.checkpoints, leaves: outside.leaves });
  const seals = new SealCheck((finding) => verifier.note(finding));
  const holdSeals = async (events: readonly StoredEvent[]) => {
    const digests = seals.takeEvents(events);
    if (digests.length > 0) seals.takeValues(await storedSeals(client, digests));
  };
  const gaps = leafGaps(outside.leaves, { covered: compared.covered, isWhole: outside.isWhole });
  if (count !== 1) verifier.note({ ...UNREADABLE, detail: `The table history_state has ${rowsOf(count)}.` });
  for (const finding of [...odd, ...compared.findings, ...gaps]) verifier.note(finding);
  let done = 0;
  for await (const rows of storedLeaves(client, holdSeals)) {
    for (const row of rows) verifier.takeLeaf(row);
    done += rows.length;
    onProgress(done, total);
  }
  await takeOthers(client, verifier, holdSeals);
  seals.finish(await countSeals(client));
  return verifier.finish();
}

/** What has no place in the tree, or is said to wait for one. */
async function takeOthers(client: pg.ClientBase, verifier: HistoryVerifier, holdSeals: HoldSeals): Promise<void> {
  for await (const events of pendingEvents(client, holdSeals)) for (const event of events) verifier.takePending(event);
  for await (const events of unlistedEvents(client)) for (const event of present(events)) verifier.takeUnlisted(event);
  for await (const events of eventsListedTwice(client)) {
    for (const event of present(events)) verifier.note({ ...LISTED_TWICE, event: nameOf(event) });
  }
}

type HoldSeals = (events: readonly StoredEvent[]) => Promise<void>;

const present = (events: (StoredEvent | null)[]) => events.filter((event) => event !== null);

/** Nothing was verified, because the tables are not what they have to be. */
const unreadable = (findings: Finding[]): HistoryReport => ({
  ...{ leaves: 0, pending: 0, checkpoints: 0, lastCheckpoint: null, found: findings.length, findings, untold: {} },
});

const rowsOf = (count: number) => (count === 0 ? 'no row' : `${count} rows instead of one`);

/** PostgreSQL's class of errors for what a statement names and is not there, or is something else. */
const isUnreadable = (error: unknown) => String(codeOf(error)).startsWith('42');

const UNREADABLE: Omit<Finding, 'detail'> = {
  ...{ kind: 'tables', leafIndex: null, event: null, after: null, until: null },
};

const LISTED_TWICE: Omit<Finding, 'event'> = {
  kind: 'inserted',
  ...{ leafIndex: null, after: null, until: null },
  detail: 'It has its place in the tree and is listed as waiting for one as well.',
};
