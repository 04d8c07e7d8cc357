import type { Answer } from './stage.js';
import { isRefused, type Play, said, wordsOf } from './play.js';
import { type Answered, predict, type Refusal, take, type Wanted } from './step.js';
import type { Commitment } from './life.js';

/* Several actors at the same moment. */

interface Try {
  wanted: Wanted;
  answer: Answer;
  /** What the model says against it before anything has happened; null: nothing. */
  before: ReadonlySet<Refusal> | null;
}

const isDone = ({ answer }: Try) => answer.status < 300;

/**
 * All send with the version that they have read: of those who may on one commitment exactly one gets through, and the
 * others are told that it is stale; on different commitments nobody is in anybody's way.
 */
export async function atOnce(play: Play, wanted: readonly Wanted[]): Promise<void> {
  const before = wanted.map((one) => predict(play.life, one).refusals);
  const answers = await Promise.all(wanted.map((one) => play.stage.send(one.actor, play.sent(one))));
  const tries = wanted.map((one, at): Try => ({
    wanted: one,
    answer: answers[at],
    before: before[at] ?? null,
  }));
  play.tell(['at once:', ...tries.map(wordsOfTry)].join('\n       '));
  const commitments = new Set(wanted.map((one) => one.commitment));
  for (const commitment of commitments) {
    expectOneWinner(
      play,
      tries.filter((one) => one.wanted.commitment === commitment),
    );
  }
  serveInSomeOrder(play, tries.filter(isDone));
  for (const one of tries) expectReason(play, one);
  // After all of them: one commitment may show what became of another.
  for (const commitment of commitments) await play.verify(commitment);
}

const wordsOfTry = ({ wanted, answer }: Try) => `${wordsOf(wanted)} → ${said(answer)}`;

function expectOneWinner(play: Play, tries: readonly Try[]): void {
  const winners = tries.filter(isDone);
  const most = tries.some(({ before }) => before === null) ? 1 : 0;
  if (winners.length !== most) play.fail(`${winners.length} got through at one version, and not ${most}`);
}

/**
 * Nobody knows who was first on different commitments: any order will do in which the model allows them all. Whether one
 * can be terminated for another hangs on how that other stood, so it goes first where it can.
 */
function serveInSomeOrder(play: Play, winners: readonly Try[]): void {
  const left = [...winners];
  while (left.length > 0) {
    const allowed = left.filter(({ wanted }) => predict(play.life, wanted).refusals === null);
    const next = allowed.find(namesAnother) ?? allowed[0] ?? left[0];
    if (next === undefined) return;
    left.splice(left.indexOf(next), 1);
    serve(play, next);
  }
}

const namesAnother = ({ wanted: { asked } }: Try) =>
  typeof asked === 'object' && asked !== null && 'supersededById' in asked;

/** Whoever did not get through is told what stood against it, before or after. */
function expectReason(play: Play, { wanted, answer, before }: Try): void {
  if (answer.status < 300) return;
  const refusals = [...(before ?? []), ...(predict(play.life, wanted).refusals ?? [])];
  if (!refusals.some((refusal) => isRefused(answer, refusal))) {
    play.fail(`${wordsOf(wanted)}: ${refusals.join(' or ')} by the model; ${said(answer)}`);
  }
}

/** Takes over what got through. */
function serve(play: Play, { wanted, answer }: Try): void {
  const prediction = predict(play.life, wanted);
  play.compare(prediction, answer, wanted);
  if (prediction.refusals === null) take(wanted, prediction.situation, answer.body as Answered);
}

const MOST_TRIES = 20;

/** Reads the version and sends, until it is not told any more that it is stale. */
async function insist(play: Play, wanted: Wanted): Promise<Answer> {
  const { id } = wanted.commitment;
  for (let n = 0; n < MOST_TRIES; n++) {
    const read = await play.stage.send('auditor', { path: `/commitments/${id}` });
    const { version } = read.body as { version: number };
    const answer = await play.stage.send(wanted.actor, { ...play.sent(wanted), version });
    if (!isRefused(answer, 'stale')) return answer;
  }
  return play.fail(`${wordsOf(wanted)}: stale ${MOST_TRIES} times`);
}

/**
 * All insist: whoever is told that it is stale reads again and sends again. Nothing is lost: the versions of those who got
 * through follow on each other, and in their order the model comes to the same end.
 */
export async function untilDone(play: Play, commitment: Commitment, wanted: readonly Wanted[]): Promise<void> {
  const answers = await Promise.all(wanted.map((one) => insist(play, one)));
  const tries = wanted.map((one, at): Try => ({ wanted: one, answer: answers[at], before: null }));
  play.tell(['at once, until it is done:', ...tries.map(wordsOfTry)].join('\n       '));
  const versionOf = ({ answer }: Try) => (answer.body as { version: number }).version;
  const done = tries.filter(isDone).sort((a, b) => versionOf(a) - versionOf(b));
  const refused = tries.filter((one) => !isDone(one)).map((one) => ({ ...one, against: new Set<Refusal>() }));
  const note = () => {
    for (const { wanted: one, against } of refused) {
      const { refusals } = predict(play.life, { ...one, version: commitment.version });
      for (const refusal of refusals ?? []) against.add(refusal);
    }
  };
  note();
  for (const one of done) {
    serve(play, { ...one, wanted: { ...one.wanted, version: commitment.version } });
    note();
  }
  for (const { wanted: one, answer, against } of refused) {
    const isRight = [...against].some((refusal) => isRefused(answer, refusal));
    if (!isRight) play.fail(`${wordsOf(one)}: ${[...against].join(' or ') || 'allowed'} by the model; ${said(answer)}`);
  }
  await play.verify(commitment, { isLeap: true });
}
