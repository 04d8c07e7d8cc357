import type { Ladder, LadderChange, LadderRules } from '../../client/api.generated.js';
import { touchedWithin } from '../../client/touched.rules.js';
import { nameOf, typedName, type TypedName } from '../../language/typed-name.rules.js';
import { inOrder, isDays, keyed, type Rung, rungFaults } from './rungs.rules.js';

/** For ladders that say nothing of it, as the API has it. */
export const NUDGE_DAYS = 3;

/** A rung in a form, told from others by a number of its own: a key can be empty, or change. */
export type DraftRung = Rung & { id: number };

interface DraftRules {
  rungs: DraftRung[];
  pauseDays: number;
  reviewDays: number;
  nudgeDays: number;
}

/** A ladder while it is changed. */
export interface LadderDraft extends DraftRules {
  name: TypedName;
  reason: string;
}

export function draftOf({ name, rules }: Ladder): LadderDraft {
  const { rungs, pauseDays, reviewDays, nudgeDays = NUDGE_DAYS } = rules;
  return {
    name: typedName(name),
    rungs: inOrder(rungs).map((rung, id) => ({ ...rung, id })),
    ...{ pauseDays, reviewDays, nudgeDays, reason: '' },
  };
}

/** A number that no rung of the draft has. */
export const freeId = ({ rungs }: Pick<LadderDraft, 'rungs'>): number => Math.max(-1, ...rungs.map(({ id }) => id)) + 1;

/** The rules that a draft stands for, in the one form in which they are previewed and saved. */
export function rulesOf({ rungs, pauseDays, reviewDays, nudgeDays }: DraftRules): LadderRules {
  const plain = rungs.map(({ key, when, audience }) => ({ key, when, audience }));
  return { rungs: keyed(inOrder(plain)), pauseDays, reviewDays, nudgeDays };
}

/** Two sets of rules are the same when these are. */
export const fingerprint = (rules: LadderRules): string => {
  const { rungs, pauseDays, reviewDays, nudgeDays = NUDGE_DAYS } = rules;
  const told = inOrder(rungs).map(({ key, when, audience }) => [key, when, audience]);
  return JSON.stringify([told, pauseDays, reviewDays, nudgeDays]);
};

/** What of a ladder a draft changes; nothing of what it leaves as it is. */
export function changeOf(ladder: Ladder, draft: LadderDraft): LadderChange {
  const rules = rulesOf(draft);
  return {
    ...touchedWithin({ name: ladder.name }, { name: nameOf(draft.name) }),
    ...(fingerprint(rules) !== fingerprint(ladder.rules) && { rules }),
  };
}

export interface DraftFaults {
  name: boolean;
  noRungs: boolean;
  rungs: ReturnType<typeof rungFaults>;
  pauseDays: boolean;
  reviewDays: boolean;
  nudgeDays: boolean;
}

/** What has to be put right before a draft can be looked at or saved; null when nothing has. */
export function draftFaults(draft: LadderDraft): DraftFaults | null {
  const faults: DraftFaults = {
    name: draft.name.en.trim() === '',
    noRungs: draft.rungs.length === 0,
    rungs: rungFaults(draft.rungs),
    pauseDays: !isDays(draft.pauseDays, 0),
    reviewDays: !isDays(draft.reviewDays),
    nudgeDays: !isDays(draft.nudgeDays),
  };
  const { rungs, ...others } = faults;
  return Object.values(others).some(Boolean) || rungs.some((fault) => fault !== null) ? faults : null;
}
