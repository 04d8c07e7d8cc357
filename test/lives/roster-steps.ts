import { ACTOR_NAMES, type ActorName, POST_NAMES, type PostName, rolesOf } from './company.js';
import { addDays, type Day } from './days.js';
import type { Dice } from './dice.js';
import { type Play, said } from './play.js';
import type { Answer } from './stage.js';

/* Who holds a post, and who stands in for whom: it changes under the commitments, which follow the post. */

const HEIRS: readonly ActorName[] = ['newcomer', 'deputy', 'controller', 'lead', 'assessor', 'author'];

/** The code that the answer has to carry; null: it is done. */
function expect(play: Play, answer: Answer, code: string | null): boolean {
  const { code: told } = answer.body as { code?: string };
  const isRight = code === null ? answer.status === 201 : answer.status >= 400 && told === code;
  if (!isRight) play.fail(`By the model ${code ?? 'it is done'}: ${said(answer)}`);
  return code === null;
}

function succession(play: Play, heir: { post: PostName; person: ActorName; from: Day }): string | null {
  const { tenures } = play.life;
  const others = tenures.filter(({ post, to }) => post === heir.post && (to === null || to >= heir.from));
  if (others.some(({ from }) => from >= heir.from)) return 'post_is_held';
  return others[0]?.person === heir.person ? 'already_holds' : null;
}

/** A post goes from one to the next. */
export async function handOver(play: Play, dice: Dice, isRightful: boolean): Promise<void> {
  const { life, stage } = play;
  const actor = isRightful ? 'administrator' : dice.of(ACTOR_NAMES);
  const post = dice.of(POST_NAMES);
  const heir = { post, person: dice.of(HEIRS), from: addDays(life.today(post), dice.of([0, 1, 7])) };
  const body = { personId: stage.person(heir.person), startsOn: heir.from };
  const answer = await stage.send(actor, { method: 'POST', path: `/posts/${stage.post(post)}/succession`, body });
  play.tell(`${actor} hands ${post} over to ${heir.person} from ${heir.from} → ${said(answer)}`);
  const may = rolesOf(actor).includes('administrator');
  if (expect(play, answer, may ? succession(play, heir) : 'not_by_role')) {
    const present = life.tenures.find((one) => one.post === post && (one.to === null || one.to >= heir.from));
    if (present) present.to = addDays(heir.from, -1);
    life.tenures.push({ ...heir, to: null });
  }
  await play.verifyAll();
}

/** Somebody stands in for somebody else. */
export async function standIn(play: Play, dice: Dice, isRightful: boolean): Promise<void> {
  const { life, stage } = play;
  const actor = isRightful ? 'administrator' : dice.of(ACTOR_NAMES);
  const absent = dice.of<ActorName>(['lead', 'controller', 'author', 'co-executor', 'newcomer']);
  const deputy = dice.of<ActorName>(['deputy', 'deputy', 'newcomer', 'controller', 'lead', 'assessor']);
  const from = addDays(life.today('department'), dice.of([0, 1]));
  const to = addDays(from, dice.of([30, 3, 90]));
  const body = { absentId: stage.person(absent), deputyId: stage.person(deputy), startsOn: from, endsOn: to };
  const answer = await stage.send(actor, { method: 'POST', path: '/deputyships', body });
  play.tell(`${actor} has ${deputy} stand in for ${absent} from ${from} to ${to} → ${said(answer)}`);
  const isTwice = life.deputyships.some(
    (one) => one.absent === absent && one.deputy === deputy && one.from <= to && from <= one.to,
  );
  const may = rolesOf(actor).includes('administrator');
  const refusal = absent === deputy ? 'invalid' : isTwice ? 'already_deputy' : null;
  if (expect(play, answer, may ? refusal : 'not_by_role')) life.deputyships.push({ absent, deputy, from, to });
  await play.verifyAll();
}
