import { ACTOR_NAMES, type ActorName, CLASSIFICATIONS, rolesOf } from './company.js';
import * as steps from './control-steps.js';
import { addDays } from './days.js';
import type { Dice } from './dice.js';
import type { Commitment, Life } from './life.js';
import { isRefused, type Play, said } from './play.js';

/* How a commitment begins: a registrar enters it, of any basis, for any side. */

const SIGNED = '2023-12-18';

function draw(dice: Dice): steps.Entered & { signedOn: string } {
  const signedOn = addDays(SIGNED, dice.of([0, 20, -40, 60, 11, -200]));
  const lead = dice.of(steps.LEADS);
  const controllers = steps.CONTROLLERS.filter((post) => post !== lead);
  const others = steps.CO_EXECUTORS.filter((post) => post !== lead);
  return {
    ...{ title: 'A bus', signedOn, side: dice.of(['ours', 'theirs', 'joint', 'ours'] as const) },
    classification: dice.of(['public', 'official', 'public', ...CLASSIFICATIONS] as const),
    deadline: steps.drawDeadline(dice, signedOn),
    ...{ lead, controller: dice.of(dice.once(9) ? steps.CONTROLLERS : [controllers[0] ?? 'control', ...controllers]) },
    author: dice.of(['council', 'council', 'ministry'] as const),
    coExecutors: dice.some(dice.once(9) ? steps.CO_EXECUTORS : others, 2),
    observers: dice.some(steps.OBSERVERS, 2),
    parts: dice.some(steps.PARTS, dice.of([0, 2, 3])),
  };
}

/** Enters a commitment, or is refused; by a registrar unless the dice say otherwise. */
export async function enter(play: Play, dice: Dice, isRightful: boolean): Promise<void> {
  const { life, stage } = play;
  const name = 'ABC'[life.commitments.length] ?? '?';
  const actor: ActorName = isRightful ? 'registrar' : dice.of(ACTOR_NAMES);
  const entered = draw(dice);
  const body = {
    ...{ ...steps.bodyOf(entered, stage), meetingId: stage.meetingId, counterpartBodyId: stage.counterpartId },
    ...{ kind: 'commitment', areaCode: 'transport', text: 'A bus is sent.', verifiable: true },
  };
  const answer = await stage.send(actor, { method: 'POST', path: '/commitments', body });
  play.tell(`${actor} enters ${name}: ${JSON.stringify(entered)} → ${said(answer)}`);
  const refusal = rolesOf(actor).includes('registrar')
    ? steps.isWrong(entered, { signedOn: entered.signedOn, actor })
      ? 'invalid'
      : null
    : 'forbidden';
  if (refusal !== null) {
    if (!isRefused(answer, refusal)) play.fail(`Refused by the model as ${refusal}: ${said(answer)}`);
    return;
  }
  if (answer.status !== 201) play.fail(`Allowed by the model: ${said(answer)}`);
  const commitment = asDraft(life, { entered, id: (answer.body as { id: string }).id, name, actor });
  life.commitments.push(commitment);
  await play.verify(commitment);
}

interface Begun {
  entered: ReturnType<typeof draw>;
  id: string;
  name: string;
  actor: ActorName;
}

function asDraft(life: Life, { entered, id, name, actor }: Begun): Commitment {
  const commitment: Commitment = {
    ...{ ...entered, id, name, version: 1, status: 'draft' },
    counterpartStatus: entered.side === 'joint' ? 'draft' : null,
    ...{ counterpartEndedAt: null, blocker: null, supersededBy: null },
    parts: entered.parts.map((text) => ({ text, completedAt: null })),
    ...{ periods: [], reports: [], extensions: [], acknowledgements: [] },
    ...{ fulfilment: 'no_evidence', conformity: null, conformityRemark: null, score: null },
    ...{ controlledAt: null, settledAt: null, updatedAt: life.now },
    events: [{ type: 'commitment.created', reason: '', person: actor, behalf: null }],
  };
  commitment.periods = life.owedPeriods(commitment);
  return commitment;
}
