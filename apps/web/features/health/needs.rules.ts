import type { HistoryHealth, MailHealth } from '../../client/api.generated.js';

/** How well something is: well, not to be told at the moment, worth a look, or in need of somebody now. */
export type Level = 'well' | 'unknown' | 'look' | 'act';

export const PARTS = ['register', 'mail', 'plan', 'history'] as const;
export type Part = (typeof PARTS)[number];

type MailAlarm = MailHealth['alarms'][number]['code'];
type HistoryAlarm = HistoryHealth['alarms'][number]['code'];
export type NeedCode = MailAlarm | HistoryAlarm | 'no-answer' | 'held-by-hand' | 'dry-run' | 'failed' | 'refused';

/** Something that needs somebody, with the register's own words where there are any. */
export interface Need {
  code: NeedCode;
  part: Part;
  level: 'look' | 'act';
  said: string | null;
}

const KNOWN: Readonly<Record<NeedCode, [Part, Need['level']]>> = {
  'no-answer': ['register', 'act'],
  held: ['mail', 'act'],
  late: ['mail', 'act'],
  'sweeps-stopped': ['mail', 'act'],
  unreachable: ['mail', 'look'],
  'held-by-hand': ['mail', 'look'],
  'dry-run': ['mail', 'look'],
  failed: ['mail', 'look'],
  refused: ['mail', 'look'],
  'plan-wrong': ['plan', 'look'],
  'checks-stopped': ['plan', 'look'],
  altered: ['history', 'act'],
  'checkpoint-failed': ['history', 'act'],
  'checkpoints-stopped': ['history', 'act'],
  'verifications-stopped': ['history', 'look'],
  'checkpoint-mail-failed': ['history', 'look'],
};

const need = (code: NeedCode, said: string | null = null): Need => {
  const [part, level] = KNOWN[code];
  return { code, part, level, said };
};

/** What of the mail needs somebody although no alarm says so. */
const WITHOUT_ALARM: readonly [NeedCode, (mail: MailHealth) => boolean][] = [
  ['held-by-hand', ({ isHeld, isAutomatic }) => isHeld && !isAutomatic],
  ['dry-run', ({ isDryRun }) => isDryRun],
  ['failed', ({ failed }) => failed > 0],
  ['refused', ({ refusedAddresses }) => refusedAddresses > 0],
];

/** What was read of the register; nothing of what could not be. */
export interface Read {
  mail?: MailHealth | undefined;
  history?: HistoryHealth | undefined;
  isAnswering: boolean;
}

/** What needs somebody, the most pressing first: the alarms, and what stands still without one. */
export function needsOf({ mail, history, isAnswering }: Read): Need[] {
  const alarms = [...(mail?.alarms ?? []), ...(history?.alarms ?? [])];
  const standing = mail ? WITHOUT_ALARM.filter(([, holds]) => holds(mail)) : [];
  const needs = [
    ...(isAnswering ? [] : [need('no-answer')]),
    ...alarms.map(({ code, message }) => need(code, message)),
    ...standing.map(([code]) => need(code)),
  ];
  return needs.sort((one, other) => weight(other.level) - weight(one.level));
}

const weight = (level: Need['level']): number => ['look', 'act'].indexOf(level);

/** How well a part is: as its worst need. While the register does not answer, nothing is known to be well. */
export function levelOf(part: Part, needs: readonly Need[]): Level {
  const levels = needs.filter((one) => one.part === part).map(({ level }) => level);
  if (levels.includes('act')) return 'act';
  if (levels.length > 0) return 'look';
  return needs.some(({ code }) => code === 'no-answer') ? 'unknown' : 'well';
}
