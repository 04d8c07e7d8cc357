import PostalMime from 'postal-mime';
import { Access, type Principal } from '#access';
import {
  DecideExtension,
  DecideReport,
  ReopenCommitment,
  RequestExtension,
  SubmitReport,
  TerminateCommitment,
} from '#commitments';
import { Transactions } from '#platform';
import { date } from './examples.js';
import type { ReminderGround } from './reminder-ground.js';

/** What people do with the commitments of a ground, by the use cases themselves. For tests. */
export class DecisionsGround {
  constructor(private readonly ground: ReminderGround) {}

  get<T>(use: abstract new (...args: never[]) => T): T {
    return this.ground.nest.get(use, { strict: false });
  }

  /** Acts as the holder of a post. */
  async as<T>(code: string, work: () => Promise<T>): Promise<T> {
    const { clock } = this.ground;
    const [{ post, personId } = { post: '', personId: '' }] = await this.ground.query<{
      post: string;
      personId: string;
    }>(
      `SELECT p.id AS post, t.person_id AS "personId" FROM posts p JOIN tenures t ON t.post_id = p.id WHERE p.code = $1`,
      [code],
    );
    const principal: Principal = {
      ...{ personId, roles: ['executor', 'controller'], clearance: 'confidential', language: 'en' },
      ...{ postIds: [post], actingFor: [] },
    };
    // No two acts on a commitment come in one moment.
    clock.set(clock.now().add({ seconds: 1 }).toString());
    return this.get(Transactions).run({ personId }, () => {
      this.get(Access).enter(principal);
      return work();
    });
  }

  async version(id: string): Promise<number> {
    const [row] = await this.ground.query<{ version: number }>('SELECT version FROM commitments WHERE id = $1', [id]);
    return row?.version ?? 0;
  }

  /** A final report by the lead. @returns its id. */
  async report(id: string): Promise<string> {
    const request = { commitmentId: id, version: await this.version(id), kind: 'final' as const, text: 'Agreed.' };
    return (await this.as('minister', () => this.get(SubmitReport).run(request))).id;
  }

  /** An interim report of the lead. */
  interim(id: string): Promise<string> {
    return this.interimBy(id, 'minister');
  }

  /** A report of a co-executor, which goes to the lead. @returns its id. */
  reportToLead(id: string, coExecutor: string): Promise<string> {
    return this.interimBy(id, coExecutor);
  }

  private async interimBy(id: string, post: string): Promise<string> {
    const request = {
      commitmentId: id,
      version: await this.version(id),
      kind: 'interim' as const,
      text: 'Half of it.',
    };
    return (await this.as(post, () => this.get(SubmitReport).run(request))).id;
  }

  /** @param newDeadline a term that a return sets */
  async decide(id: string, reportId: string, how: 'accept' | 'return' | { newDeadline: string }): Promise<void> {
    const outcome = how === 'accept' ? how : ('return' as const);
    const term = typeof how === 'object' ? { newDeadline: date(how.newDeadline) } : {};
    const reason = outcome === 'return' ? 'No prices.' : '';
    const decision = { reportId, version: await this.version(id), outcome, reason, ...term };
    await this.as('inspector', () => this.get(DecideReport).run(decision));
  }

  /** A request by the lead for another deadline. @returns its id. */
  async ask(id: string, to = '2024-03-01'): Promise<string> {
    const request = { commitmentId: id, version: await this.version(id), to: date(to), reason: 'The plant stands.' };
    return (await this.as('minister', () => this.get(RequestExtension).run(request))).id;
  }

  async grant(id: string, extensionId: string): Promise<void> {
    const decision = { extensionId, version: await this.version(id), outcome: 'grant' as const };
    await this.as('president', () => this.get(DecideExtension).run(decision));
  }

  async terminate(id: string, who: string): Promise<void> {
    const request = { commitmentId: id, version: await this.version(id), reason: 'Overtaken by the treaty.' };
    await this.as(who, () => this.get(TerminateCommitment).run(request));
  }

  /** By the controller. @param newDeadline a term that it sets */
  async reopen(id: string, newDeadline?: string): Promise<void> {
    const term = newDeadline === undefined ? {} : { newDeadline: date(newDeadline) };
    const request = { commitmentId: id, version: await this.version(id), reason: 'It has broken again.', ...term };
    await this.as('inspector', () => this.get(ReopenCommitment).run(request));
  }

  /** Whoever got a mail, with its subject and text. */
  mails(): Promise<{ to: string; subject: string; text: string }[]> {
    return Promise.all(
      this.ground.sink.mails.map(async ({ to, raw }) => {
        const { subject = '', text = '' } = await PostalMime.parse(raw);
        return { to: to.join().replace('@example.org', ''), subject, text };
      }),
    );
  }
}
