import { Child } from './child.js';
import type { Databases } from './database.js';
import type { Growth } from './growth.js';
import { median } from './measure.js';
import { DUE, FALL_DUE, STORED_REGISTER } from './stored-register.sql.js';
import type { SweepRound } from './sweep-rounds.js';

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

/** What it costs to find and to deliver the same thousand reminders among few and among many; the two take turns. */
export async function measureSweeps(terms: SweepTerms): Promise<Growth[]> {
  const few = await Register.of('few', terms.stored.few, terms);
  const many = await Register.of('many', terms.stored.many, terms);
  for (let round = 0; round <= terms.rounds; round++) {
    for (const register of round % 2 === 0 ? [few, many] : [many, few]) await register.round();
  }
  await Promise.all([few.stop(), many.stop()]);
  return (['sweep', 'deliver'] as const).map((operation) => ({
    operation,
    few: few.median(operation),
    many: many.median(operation),
  }));
}

/** A register of one size, with a process that sweeps it. */
class Register {
  private readonly measured: SweepRound[] = [];

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

  async round(): Promise<void> {
    await this.databases.run(this.url, FALL_DUE);
    this.process.tell({});
    const taken = await this.process.hear<SweepRound>(LONGEST_ROUND_SECONDS);
    if (taken.due !== DUE || taken.sent !== DUE) {
      throw new Error(`${DUE} were due; the sweep found ${taken.due}, ${taken.sent} were sent.`);
    }
    this.measured.push(taken);
  }

  /** The first round warms up. */
  median(operation: 'sweep' | 'deliver'): number {
    return median(this.measured.slice(1).map((round) => round[operation]));
  }

  stop(): Promise<void> {
    return this.process.stop();
  }
}
