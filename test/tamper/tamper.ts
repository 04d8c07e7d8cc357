import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { CheckpointFault, type HistoryReport, readOutside, verifyWithin } from '#history';
import { SYSTEM } from '#platform';
import type { Random } from '../faults/random.js';
import { Attacker } from './attacker.js';
import { type Done, EDITS } from './edits.js';
import type { TamperRegister } from './register.js';

/** An edit that was not found, or not named. */
export interface Missed {
  edit: string;
  what: string;
  findings: string[];
}

export interface Tally {
  /** How often each edit was made. */
  made: Record<string, number>;
  /** In so many cases no next checkpoint was signed, because it would have contradicted the last. */
  refused: number;
  missed: Missed[];
}

/** Ends the transaction of one edit, which must leave nothing behind. */
class TakenBack extends Error {}

/**
 * Makes random edits in the database, one after the other: each in a transaction of its own in which the next checkpoint is
 * made and the history verified, and which is then rolled back.
 */
export async function tamper(register: TamperRegister, edits: number, random: Random): Promise<Tally> {
  const tally: Tally = { made: {}, refused: 0, missed: [] };
  const files = new Set(await readdir(register.folder));
  const names = Object.keys(EDITS);
  for (let n = 0; n < edits; n += 1) {
    const name = names[n % names.length] ?? '';
    await register.transactions
      .run(SYSTEM, async () => {
        await tamperOnce(register, { name, random, tally });
        throw new TakenBack();
      })
      .catch((error: unknown) => {
        if (!(error instanceof TakenBack)) throw error;
      });
    const added = (await readdir(register.folder)).filter((file) => !files.has(file));
    for (const file of added) await rm(join(register.folder, file));
  }
  return tally;
}

async function tamperOnce(
  register: TamperRegister,
  { name, random, tally }: { name: string; random: Random; tally: Tally },
): Promise<void> {
  const { manager } = register.transactions;
  const attacker = new Attacker(manager, random);
  await attacker.begin();
  const done = await EDITS[name]?.(attacker);
  await attacker.end();
  if (!done) throw new Error(`no edit ${name}`);
  tally.made[name] = (tally.made[name] ?? 0) + 1;
  if (!done.isUnwritable && !(await isSigned(register))) tally.refused += 1;
  const client = (await manager.queryRunner?.connect()) as pg.ClientBase;
  const report = await verifyWithin(client, await readOutside(register.folder));
  if (!names(done, report)) {
    const findings = report.findings.map(({ kind, event, detail }) => `${kind} ${event?.sequence} ${detail}`);
    tally.missed.push({ edit: name, what: done.what, findings });
  }
}

async function isSigned(register: TamperRegister): Promise<boolean> {
  try {
    await register.checkpoints.make();
    return true;
  } catch (error) {
    if (error instanceof CheckpointFault) return false;
    throw error;
  }
}

/** Whether what was found says what was done. */
function names({ events, kinds }: Done, { findings }: HistoryReport): boolean {
  const isFound = kinds === undefined || findings.some(({ kind }) => kinds.includes(kind));
  const keyOf = ({ subject, subjectId, sequence }: Done['events'][number]) => `${subject}/${subjectId}/${sequence}`;
  const found = new Set(findings.flatMap(({ event }) => (event === null ? [] : [keyOf(event)])));
  return findings.length > 0 && isFound && events.every((event) => found.has(keyOf(event)));
}
