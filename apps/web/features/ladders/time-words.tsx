import { Plural, Trans } from '@lingui/react/macro';
import { type RungTime, timeOf } from './rungs.rules.js';

/** When a rung reminds, in words. */
export function TimeWords({ when }: { when: RungTime }) {
  const { side, count, days } = timeOf(when);
  if (side === 'on_day') return <Trans>on the day of the deadline</Trans>;
  if (side === 'before') {
    return days === 'working' ? (
      <Plural value={count} one="# working day before the deadline" other="# working days before the deadline" />
    ) : (
      <Plural value={count} one="# calendar day before the deadline" other="# calendar days before the deadline" />
    );
  }
  return days === 'working' ? (
    <Plural value={count} one="# working day after the deadline" other="# working days after the deadline" />
  ) : (
    <Plural value={count} one="# calendar day after the deadline" other="# calendar days after the deadline" />
  );
}
