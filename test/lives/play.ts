import { randomUUID } from 'node:crypto';
import type { ActorName } from './company.js';
import { type Dice } from './dice.js';
import { describeFaults } from './invariants.js';
import { waitingFor, keyOf, type Waiting } from './inbox.js';
import { type Commitment, type Life, NIGHT } from './life.js';
import type { Answer, Sent, Stage } from './stage.js';
import { allowing, sees } from './standing.js';
import { type Answered, predict, type Prediction, type Refusal, STATUS_OF, take, type Wanted } from './step.js';
import { type Detail, differences, toldIn, type View, viewOf } from './view.js';

/** What a life has come to that it ought not to, with the steps that led there. */
export class LifeFault extends Error {
  override readonly name = 'LifeFault';
}

/** How a request is sent: once; again with its key; twice at once with one key; its key again for something else. */
export const MANNERS = ['once', 'again', 'twice_at_once', 'key_reused'] as const;
export type Manner = (typeof MANNERS)[number];

const NOWHERE = '00000000-0000-4000-8000-000000000000';

/** Plays one life on the stage and by the model, and compares them after every step. */
export class Play {
  private readonly steps: string[] = [];
  private readonly seen = new Map<string, View>();

  constructor(
    readonly stage: Stage,
    readonly life: Life,
  ) {}

  /** Puts down what is done, in words. */
  tell(words: string): void {
    this.steps.push(`${new Date(this.life.now).toISOString().slice(0, 16)}  ${words}`);
  }

  fail(what: string, faults: readonly string[] = []): never {
    const story = this.steps.map((step, index) => `  ${index + 1}. ${step}`);
    throw new LifeFault([what, ...faults.map((fault) => `    ${fault}`), ...story].join('\n'));
  }

  /** A minute between two steps, so that nothing happens at the same moment that does not happen at once. */
  tick(milliseconds = 60_000): void {
    this.stage.advance(milliseconds);
    this.life.now = this.stage.now;
  }

  sent(wanted: Wanted): Sent & { method: 'POST' | 'PATCH' } {
    return { ...wanted.step.request(wanted.asked, wanted.commitment, this.stage), version: wanted.version };
  }

  /** One step by one actor. */
  async one(wanted: Wanted, manner: Manner): Promise<void> {
    const prediction = predict(this.life, wanted);
    const before = prediction.refusals ? await this.stage.fingerprint() : '';
    const sent = this.sent(wanted);
    const how = sent.method === 'POST' ? manner : 'once';
    const answer = await this.inManner(wanted.actor, sent, how);
    this.tell(`${wordsOf(wanted)}${how === 'once' ? '' : `, ${how.replaceAll('_', ' ')}`} → ${said(answer)}`);
    this.compare(prediction, answer, wanted);
    if (prediction.refusals === null) {
      take(wanted, prediction.situation, answer.body as Answered);
      await this.verify(wanted.commitment);
    } else if (before !== (await this.stage.fingerprint())) this.fail('A refused request has changed something.');
  }

  private async inManner(actor: ActorName, sent: Sent, manner: Manner): Promise<Answer> {
    if (manner === 'once') return this.stage.send(actor, sent);
    const keyed = { ...sent, key: randomUUID() };
    if (manner === 'twice_at_once') {
      const both = await Promise.all([this.stage.send(actor, keyed), this.stage.send(actor, keyed)]);
      this.expectSame(both);
      return both[0].isReplayed ? both[1] : both[0];
    }
    const first = await this.stage.send(actor, keyed);
    if (manner === 'again') {
      this.expectSame([first, await this.stage.send(actor, keyed)]);
      return first;
    }
    const other = await this.stage.send(actor, { ...keyed, body: { ...keyed.body, note: 'something else' } });
    const isRight = first.status >= 400 || (other.status === 422 && isProblem(other, 'invalid'));
    if (!isRight) this.fail(`A key that was used for another request: ${said(other)}`);
    return first;
  }

  /** Two requests with one key are one: what was done is answered twice, and once as a repetition. */
  private expectSame(both: [Answer, Answer]): void {
    const [one, other] = both;
    const isOne = one.status < 400 ? one.isReplayed !== other.isReplayed : !one.isReplayed && !other.isReplayed;
    const faults = differences(one.body, other.body);
    if (one.status !== other.status || !isOne || faults.length > 0) {
      this.fail(`Two requests with one key: ${said(one)} and ${said(other)}`, faults);
    }
  }

  compare(prediction: Prediction, answer: Answer, wanted: Wanted): void {
    const { refusals } = prediction;
    if (refusals === null) {
      const version = wanted.commitment.version + 1;
      const isRight = answer.status < 300 && (answer.body as { version: number }).version === version;
      if (!isRight) this.fail(`${wordsOf(wanted)}: allowed by the model, to version ${version}; ${said(answer)}`);
      this.stage.counted.reached.add(wanted.name);
    } else if (![...refusals].some((refusal) => isRefused(answer, refusal))) {
      this.fail(`${wordsOf(wanted)}: refused by the model (${[...refusals].join(' or ')}); ${said(answer)}`);
    }
  }

  /** What is not there and what may not be seen are answered alike. */
  async expectNothingThere(actor: ActorName, commitment: Commitment): Promise<void> {
    const [hidden, none] = await Promise.all(
      [commitment.id, NOWHERE].map((id) => this.stage.send(actor, { path: `/commitments/${id}` })),
    );
    const faults = differences(none, hidden);
    if (hidden?.status !== 404 || faults.length > 0) this.fail(`${actor} may not see ${commitment.name}`, faults);
  }

  /**
   * The register against the model: the commitment as it is told, its history, and what always holds.
   * @param terms.isLeap several changes since it was looked at last
   */
  async verify(commitment: Commitment, { isLeap = false } = {}): Promise<void> {
    const { id, name } = commitment;
    const answer = await this.stage.send('auditor', { path: `/commitments/${id}` });
    if (answer.status !== 200) this.fail(`The auditor cannot read ${name}: ${said(answer)}`);
    const told = toldIn(answer.body as Detail, this.stage);
    const faults = differences(viewOf(this.life, commitment), told);
    if (faults.length > 0) this.fail(`${name} is not what it ought to be.`, faults);
    const broken = describeFaults(isLeap ? told : (this.seen.get(id) ?? null), told);
    if (broken.length > 0) this.fail(`${name} breaks what always holds.`, broken);
    this.seen.set(id, told);
    await this.verifyHistory(commitment);
  }

  private async verifyHistory({ id, name, events, version }: Commitment): Promise<void> {
    const answer = await this.stage.send('auditor', { path: `/commitments/${id}/history?verify=true` });
    const { items, chain } = answer.body as HistoryAnswer;
    const told = items.map(({ type, reason, actor, onBehalfOf }) => ({
      ...{ type, reason, person: actor && this.stage.actor(actor.id) },
      behalf: onBehalfOf && this.stage.actor(onBehalfOf.id),
    }));
    const expected = events.map(({ type, reason, person, behalf }) => ({ type, reason, person, behalf }));
    const gaps = items.filter(({ sequence }, index) => sequence !== index + 1).length;
    const faults = differences(expected, told);
    if (!chain.ok || gaps > 0) faults.push('its chain is broken');
    const changes = items.filter(({ type }) => type !== NIGHT).length;
    if (changes !== version) faults.push(`${changes} changes make version ${version}`);
    if (faults.length > 0) this.fail(`The history of ${name} is not what happened.`, faults);
  }

  async verifyAll(): Promise<void> {
    for (const commitment of this.life.commitments) await this.verify(commitment);
  }

  /** Somebody looks at something: their inbox, the commitment, its history. */
  async look(actor: ActorName, dice: Dice): Promise<void> {
    if (dice.below(2) === 0) return this.expectInbox(actor);
    const commitment = dice.of(this.life.commitments);
    const asked = { life: this.life, actor, commitment };
    if (!sees(asked)) return this.expectNothingThere(actor, commitment);
    const answer = await this.stage.send(actor, { path: `/commitments/${commitment.id}/history` });
    const by = allowing('read_history', asked).map(({ relation }) => relation);
    if (by.length === 0) {
      if (!isRefused(answer, 'forbidden')) this.fail(`${actor} may not read the history: ${said(answer)}`);
      return;
    }
    const own = by.every((relation) => relation === 'registrar');
    const expected = commitment.events.filter(({ person }) => !own || person === actor).length;
    const { items } = answer.body as HistoryAnswer;
    if (items?.length !== expected) this.fail(`${actor} is shown ${items?.length} events and not ${expected}`);
  }

  private async expectInbox(actor: ActorName): Promise<void> {
    const { body } = await this.stage.send(actor, { path: '/inbox?limit=100' });
    const told = (body as InboxAnswer).items.map((item): Waiting => ({
      ...{ waiting: item.waiting, commitment: item.commitment.id, period: item.period },
      about: item.reportId ?? item.extensionId,
      behalf: item.onBehalfOf && this.stage.actor(item.onBehalfOf.id),
    }));
    const expected = waitingFor(this.life, actor, (absent) => this.stage.person(absent));
    const faults = differences(
      expected,
      told.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    );
    if (faults.length > 0) this.fail(`What waits for ${actor} is not what is told.`, faults);
  }

  /** At the end of a life: what is planned is what would be planned anew. */
  async end(): Promise<void> {
    await this.verifyAll();
    const wrong = await this.stage.checkPlan();
    if (wrong.length > 0) this.fail('The plan of reminders is not what a recomputation gives.', wrong);
  }
}

interface HistoryAnswer {
  items: {
    sequence: number;
    type: string;
    reason: string;
    actor: { id: string } | null;
    onBehalfOf: { id: string } | null;
  }[];
  chain: { ok: boolean };
}

interface InboxAnswer {
  items: {
    waiting: Waiting['waiting'];
    commitment: { id: string };
    period: number;
    reportId: string | null;
    extensionId: string | null;
    onBehalfOf: { id: string } | null;
  }[];
}

const isProblem = ({ body }: Answer, code: string) => (body as { code?: string }).code === code;

/** Whoever may not is told so under many codes, each a reason of its own: the model asks for the kind alone. */
export function isRefused(answer: Answer, refusal: Refusal): boolean {
  const isKind = answer.status === (STATUS_OF[refusal] ?? 409);
  return isKind && (refusal === 'forbidden' || isProblem(answer, refusal));
}

export function said({ status, body }: Answer): string {
  const { code, detail, version } = body as { code?: string; detail?: string; version?: number };
  return status < 300
    ? `${status}${version === undefined ? '' : `, version ${version}`}`
    : `${status} ${code}: ${detail}`;
}

export function wordsOf({ actor, commitment, step, asked, version }: Wanted): string {
  const at = version === commitment.version ? '' : version === null ? ', without a version' : `, at version ${version}`;
  return `${actor} on ${commitment.name} (${commitment.status}, version ${commitment.version}) ${step.words(asked)}${at}`;
}
