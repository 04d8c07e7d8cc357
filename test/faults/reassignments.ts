import { createHash, randomBytes } from 'node:crypto';
import { SESSION } from '../load/register.sql.js';
import { ASSIGNABLE, PLANNED_FOR, REGISTRAR } from './register.sql.js';
import type { Stage } from './stage.js';
import type { Figure } from './verdict.js';

interface Reassignment {
  commitmentId: string;
  postId: string;
  /** Of who holds that post. */
  address: string;
}

/**
 * Requests to the API that plan: each gives a commitment to another post, whose holder is to be told at once. Change and
 * plan are one transaction, so a request that was cut off has left nothing, and may simply be made again.
 */
export class Reassignments {
  private constructor(
    private readonly stage: Stage,
    private readonly token: string,
    private outstanding: readonly Reassignment[],
  ) {}

  /** The first half of the people's commitments is to go to the other half. */
  static async of(stage: Stage, people: number): Promise<Reassignments> {
    const token = randomBytes(32).toString('base64url');
    await stage.query(REGISTRAR);
    await stage.query(SESSION, ['registrar', createHash('sha256').update(token).digest()]);
    return new Reassignments(stage, token, await stage.query<Reassignment>(ASSIGNABLE, [people / 2]));
  }

  /** Asks for all that has not been done yet, at once. Whom an answer says to be in charge is owed a mail. */
  async ask(url: string): Promise<void> {
    const askedAt = Date.now();
    const done = await Promise.all(this.outstanding.map((one) => this.request(url, one)));
    for (const { address } of this.outstanding.filter((_, at) => done[at])) this.stage.owed.set(address, askedAt);
    this.outstanding = this.outstanding.filter((_, at) => !done[at]);
  }

  async askUntilDone(url: string): Promise<void> {
    await this.stage.until('all requests are answered', async () => {
      await this.ask(url);
      return this.outstanding.length === 0;
    });
  }

  /** What is planned for a commitment whose request was cut off: the statement waits for transactions of the dead. */
  async leftovers(): Promise<Figure> {
    const ids = this.outstanding.map(({ commitmentId }) => commitmentId);
    await this.stage.query('SELECT FROM commitments WHERE id = ANY($1) FOR UPDATE', [ids]);
    const rows = await this.stage.query(PLANNED_FOR, [ids]);
    return { name: 'left by a request that was cut off', value: rows.length, limit: 0 };
  }

  /** @returns false when no answer came, or that of an API without its database. */
  private async request(url: string, { commitmentId, postId }: Reassignment): Promise<boolean> {
    const answer = await fetch(`${url}/commitments/${commitmentId}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json', 'if-match': '"1"' },
      body: JSON.stringify({ leadPostId: postId }),
      signal: AbortSignal.timeout(30_000),
    }).catch(() => null);
    if (answer && !answer.ok && answer.status < 500) throw new Error(`${answer.status}: ${await answer.text()}`);
    return answer?.ok ?? false;
  }
}
