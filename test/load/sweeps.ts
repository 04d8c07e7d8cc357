import { Child } from './child.js';
import type { Databases } from './database.js';
import type { Growth } from './growth.js';
import { median } from './measure.js';
import { DUE, FALL_DUE, STORED_REGISTER } from './stored-register.sql.js';
import type { Done, Operation } from './sweep-rounds.js';

export interface SweepTerms {
  databases: Databases;
  template: string;
  /** How many occurrences there are in either register. */
  stored: { few: number; many: number };
  rounds: number;
  start: (child: Child) => Child;
  nodeOptions: readonly string[];
  say: (text: string) => void;
}

const LONGEST_ROUND_SECONDS = 60;

const OPERATIONS: readonly Operation[] = ['sweep', 'deliver'];

/**
 * What it costs to find and to deliver the same thousand reminders among few and among many. The two take turns with each
 * operation, so that what else the machine does hits both. The first round warms up.
 */
export async function measureSweeps(terms: SweepTerms): Promise<Growth[]> {
  const few = await Register.of('few', terms.stored.few, terms);
  const many = await Register.of('many', terms.stored.many, terms);
  for (let round = 0; round <= terms.rounds; round++) {
    const order = round % 2 === 0 ? [few, many] : [many, few];
    for (const register of order) await register.fallDue();
    for (const operation of OPERATIONS) {
      for (const register of order) await register.perform(operation, { counts: round > 0 });
    }
  }
  await Promise.all([few.stop(), many.stop()]);
  return OPERATIONS.map((operation) => ({
    operation,
    few: median(few.taken[operation]),
    many: median(many.taken[operation]),
  }));
}

/** A register of one size, with a process that sweeps it. */
class Register {
  readonly taken: Record<Operation, number[]> = { sweep: [], deliver: [] };

  private constructor(
    private readonly databases: Databases,
    private readonly url: string,
    private readonly process: Child,
  ) {}

  static async of(name: string, stored: number, { databases, template, start, nodeOptions, say }: SweepTerms) {
    say(`filling a register of ${stored} occurrences`);
    const url = await databases.clone(name, template);
    await databases.run(url, STORED_REGISTER, [stored]);
    const environment = { DATABASE_URL: url };
    const process = start(new Child({ script: 'test/load/sweep-rounds.js', environment, nodeOptions }));
    await process.hear(30);
    return new Register(databases, url, process);
  }

  async fallDue(): Promise<void> {
    await this.databases.run(this.url, FALL_DUE);
  }

  async perform(operation: Operation, { counts }: { counts: boolean }): Promise<void> {
    this.process.tell({ operation });
    const { mailings, milliseconds } = await this.process.hear<Done>(LONGEST_ROUND_SECONDS);
    if (mailings !== DUE) throw new Error(`${operation}: ${mailings} mailings of ${DUE}`);
    if (counts) this.taken[operation].push(milliseconds);
  }

  stop(): Promise<void> {
    return this.process.stop();
  }
}
