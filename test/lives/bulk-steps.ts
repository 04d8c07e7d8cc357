import { ACTOR_NAMES, type ActorName, CLASSIFICATIONS, type PostName, rolesOf } from './company.js';
import * as control from './control-steps.js';
import { addDays, type Day } from './days.js';
import { extendByDecision } from './deadline-steps.js';
import type { Dice } from './dice.js';
import { enter } from './entry.js';
import { type Commitment, isOnControl, type Life, standing } from './life.js';
import { type Play, said } from './play.js';
import type { Answer, Sent } from './stage.js';
import {
  type Answered,
  type Ids,
  predict,
  type Prediction,
  type Refusal,
  STATUS_OF,
  take,
  type Wanted,
} from './step.js';
import { differences } from './view.js';

/* Bulk work: the same done to several commitments by a registrar, all or nothing; and its preview, which does nothing. */

type Edit = Partial<Pick<control.Entered, 'lead' | 'controller' | 'coExecutors' | 'classification'>>;

/** What is done to each. */
type Action =
  | { kind: 'reassign' | 'classify'; edit: Edit; reason: string }
  | { kind: 'extend'; term: { to: Day } | { byDays: number }; decidedBy: PostName; reason: string };

const EDITS: readonly ((dice: Dice) => Edit)[] = [
  (dice) => ({ lead: dice.of(control.LEADS) }),
  (dice) => ({ controller: dice.of(control.CONTROLLERS) }),
  (dice) => ({ coExecutors: dice.some(control.CO_EXECUTORS, 2) }),
  (dice) => ({ lead: dice.of(control.LEADS), coExecutors: [] }),
];

function drawAction(dice: Dice, life: Life, commitments: readonly Commitment[]): Action {
  const reason = dice.of(['A new order of duties.', 'The council decided so.', 'It was agreed so.']);
  const kinds = commitments.every(isOnControl)
    ? ['reassign', 'classify', 'extend', 'extend']
    : ['reassign', 'classify'];
  const kind = dice.of(dice.once(6) ? ['extend'] : kinds);
  if (kind === 'reassign') return { kind, edit: dice.of(EDITS)(dice), reason };
  if (kind === 'classify') return { kind, edit: { classification: dice.of(CLASSIFICATIONS) }, reason };
  const [first] = commitments;
  const latest = commitments.map(termOf(life)).reduce((a, b) => (a > b ? a : b));
  return {
    kind: 'extend',
    term: dice.below(2) === 0 ? { byDays: dice.of([30, 7, 400]) } : { to: addDays(latest, dice.of([20, 60, -40])) },
    decidedBy: dice.of([first.author, first.author, first.controller]),
    reason: dice.once(12) ? '' : reason,
  };
}

const termOf = (life: Life) => (commitment: Commitment) => standing(commitment).current ?? life.today(commitment.lead);

/** The work on one of them, as the step that it is for one alone. */
function stepOn(life: Life, action: Action, wanted: Omit<Wanted, 'name' | 'step' | 'asked'>): Wanted {
  const { reason } = action;
  if (action.kind !== 'extend') {
    const apply: typeof control.edit.apply = (...given) => ({ ...control.edit.apply(...given), reason });
    return { ...wanted, name: action.kind, step: { ...control.edit, apply }, asked: action.edit };
  }
  const { term, decidedBy } = action;
  const to = 'to' in term ? term.to : addDays(termOf(life)(wanted.commitment), term.byDays);
  return { ...wanted, name: action.kind, step: extendByDecision, asked: { to, reason, decidedBy } };
}

function bodyOf(action: Action, lines: readonly Wanted[], ids: Ids): object {
  const commitments = lines.map(({ commitment: { id }, version }) => ({ id, version }));
  const { kind, reason } = action;
  const told =
    action.kind === 'extend'
      ? { ...action.term, decidedByPostId: ids.post(action.decidedBy) }
      : control.bodyOf(action.edit, ids);
  return { commitments, action: { kind, reason, ...told } };
}

/** What is so already is left alone: no event, no version. */
function isLeftAlone(action: Action, { commitment }: Wanted): boolean {
  if (action.kind === 'extend') return false;
  const before = control.asEntered(commitment);
  return differences({ ...before, ...action.edit }, before).length === 0;
}

/** What bulk work can come to, as the stage counts it. */
export const BULK_OUTCOMES = [
  ...['bulk reassign', 'bulk classify', 'bulk extend', 'bulk refused', 'bulk preview', 'bulk preview refused'],
];

interface BulkAnswer {
  id: string | null;
  commitments: { id: string; version: number; after: object }[];
  totals: { commitments: number; changed: number };
}

interface Fault {
  path: string;
}

const isState = (refusal: Refusal) => refusal === 'stale' || STATUS_OF[refusal] === undefined;

/** All that there is; mostly without what has ended, and often only what is on control, whose deadlines can move. */
function drawCommitments(dice: Dice, { commitments }: Life): readonly Commitment[] {
  const onControl = commitments.filter(isOnControl);
  if (onControl.length > 0 && dice.below(5 - onControl.length) < 2) return onControl;
  const open = commitments.filter(({ status }) => !['closed', 'declined', 'terminated'].includes(status));
  return open.length === 0 || dice.once(8) ? commitments : open;
}

/** One bulk work on what there is and companions that are entered for it: looked at beforehand, done, or both. */
export async function bulk(play: Play, dice: Dice, isRightful: boolean): Promise<void> {
  const { life } = play;
  while (life.commitments.length < 2 + dice.below(2)) {
    const before = life.commitments.length;
    await enter(play, dice, true);
    // What was refused is not entered: then there is a companion less.
    if (life.commitments.length === before) break;
  }
  if (life.commitments.length === 0) return;
  const commitments = drawCommitments(dice, life);
  const actor = isRightful ? dice.of<ActorName>(['registrar', 'registrar', 'newcomer']) : dice.of(ACTOR_NAMES);
  const action = drawAction(dice, life, commitments);
  const staleAt = dice.once(8) ? dice.below(commitments.length) : -1;
  const lines = commitments.map((commitment, at) =>
    stepOn(life, action, { actor, commitment, version: commitment.version + Number(at === staleAt) }),
  );
  const work = new Work(play, action, lines);
  const how = dice.of(['both', 'both', 'work', 'preview']);
  const previewed = how === 'work' ? null : await work.preview();
  const done = how === 'preview' ? null : await work.run();
  if (previewed && done) work.expectAsPreviewed(previewed, done);
}

class Work {
  private readonly predictions: Prediction[];

  constructor(
    private readonly play: Play,
    private readonly action: Action,
    private readonly lines: readonly Wanted[],
  ) {
    this.predictions = lines.map((line) => predict(play.life, line));
  }

  /** Whether it is refused or not, it changes nothing. */
  async preview(): Promise<Answer> {
    const { play } = this;
    const before = await play.stage.fingerprint();
    const answer = await this.send('/commitments/bulk/preview');
    this.expect(answer);
    play.stage.counted.reached.add(`bulk preview${answer.status < 300 ? '' : ' refused'}`);
    if (before !== (await play.stage.fingerprint())) play.fail('A preview has changed something.');
    return answer;
  }

  async run(): Promise<Answer> {
    const { play, action } = this;
    const before = await play.stage.fingerprint();
    const answer = await this.send('/commitments/bulk');
    this.expect(answer);
    play.stage.counted.reached.add(`bulk ${answer.status < 300 ? action.kind : 'refused'}`);
    if (answer.status >= 300) {
      if (before !== (await play.stage.fingerprint())) play.fail('Bulk work that was refused has changed something.');
      return answer;
    }
    for (const [at, line] of this.lines.entries()) await this.takeOver(line, this.predictions[at], answer);
    await play.verifyAll();
    return answer;
  }

  /** What the preview said is what the work did. */
  expectAsPreviewed(previewed: Answer, done: Answer): void {
    const faults = differences(comparable(previewed), comparable(done));
    if (faults.length > 0) this.play.fail('Bulk work is not what its preview said.', faults);
  }

  private async send(path: string): Promise<Answer> {
    const { play, action, lines } = this;
    const [{ actor }] = lines;
    const sent: Sent = { method: 'POST', path, body: bodyOf(action, lines, play.stage) };
    const answer = await play.stage.send(actor, sent);
    const on = lines.map(({ commitment: { name, status, version }, version: given }) =>
      given === version ? `${name} (${status})` : `${name} (${status}, at version ${given} of ${version})`,
    );
    const words = `${path.endsWith('preview') ? 'previews' : 'does'} ${JSON.stringify(action)} on ${on.join(', ')}`;
    play.tell(`${actor} ${words} → ${said(answer)}`);
    return answer;
  }

  private expect(answer: Answer): void {
    const { play, action, lines, predictions } = this;
    const { code, faults } = answer.body as { code?: string; faults?: Fault[] };
    const expectCode = (status: number, wanted: string) => {
      if (answer.status !== status || code !== wanted) play.fail(`By the model ${status} ${wanted}: ${said(answer)}`);
    };
    if (!rolesOf(lines[0].actor).includes('registrar')) return expectCode(403, 'not_by_role');
    if (action.reason === '') return expectCode(422, 'invalid');
    const refused = predictions.flatMap(({ refusals }, at) => (refusals === null ? [] : [{ at, refusals }]));
    if (refused.length === 0) {
      if (answer.status !== 200) play.fail(`Allowed by the model: ${said(answer)}`);
      return this.expectDone(answer.body as BulkAnswer);
    }
    const kinds = new Set(refused.map(({ refusals }) => new Set([...refusals].map(isState))));
    const mustBeState = [...kinds].some((kind) => !kind.has(false));
    const canBeState = [...kinds].some((kind) => kind.has(true));
    const isConflict = mustBeState || (canBeState && answer.status === 409);
    expectCode(isConflict ? 409 : 422, isConflict ? 'bulk_refused' : 'invalid');
    this.expectNamed(faults ?? [], new Set(refused.map(({ at }) => at)));
  }

  /** Every one that something stands against is named with its place, and no other; or what is said of all alike. */
  private expectNamed(faults: readonly Fault[], refused: ReadonlySet<number>): void {
    const { play, lines } = this;
    const places = faults.map(({ path }) => /^commitments\[(\d+)\]/.exec(path)?.[1]);
    const named = new Set(places.flatMap((place) => (place === undefined ? [] : [Number(place)])));
    const isOfAll = faults.some(({ path }) => path.startsWith('action.'));
    const isRight = lines.every((_, at) => (refused.has(at) ? named.has(at) || isOfAll : !named.has(at) && !isOfAll));
    if (isRight) return;
    const told = faults.map(({ path }) => path).join();
    play.fail(`Something stands against ${[...refused].join()} by the model; the register names ${told}`);
  }

  private expectDone({ commitments, totals }: BulkAnswer): void {
    const { play, action, lines } = this;
    const expected = lines.map((line) => {
      const changes = !isLeftAlone(action, line);
      const { id, version } = line.commitment;
      return { id, version: version + Number(changes), changes };
    });
    const told = commitments.map(({ id, version, after }) => ({ id, version, changes: Object.keys(after).length > 0 }));
    const changed = expected.filter(({ changes }) => changes).length;
    const faults = [
      ...differences(expected, told, 'commitments'),
      ...differences({ commitments: lines.length, changed }, picked(totals), 'totals'),
    ];
    if (faults.length > 0) play.fail('Bulk work is answered with something else.', faults);
  }

  /** What it has made of one of them; its event names the work. */
  private async takeOver(line: Wanted, prediction: Prediction, answer: Answer): Promise<void> {
    const { play, action } = this;
    if (prediction.refusals !== null || isLeftAlone(action, line)) return;
    const path = `/commitments/${line.commitment.id}`;
    const detail = await play.stage.send('auditor', { path });
    take(line, prediction.situation, detail.body as Answered);
    const history = await play.stage.send('auditor', { path: `${path}/history` });
    const { items } = history.body as { items: { after: { bulkWorkId?: string } | null }[] };
    const { id } = answer.body as BulkAnswer;
    if (items.at(-1)?.after?.bulkWorkId !== id) play.fail(`The history of ${line.commitment.name} does not name ${id}`);
  }
}

const picked = ({ commitments, changed }: BulkAnswer['totals']) => ({ commitments, changed });

/** An answer without the id that only what was done has. */
function comparable({ status, body }: Answer): object {
  if (status < 300) return { status, body: { ...(body as object), id: null } };
  const { code, faults } = body as { code?: string; faults?: Fault[] };
  return { status, code, faults };
}
