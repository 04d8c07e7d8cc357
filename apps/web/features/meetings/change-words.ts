import type { MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { Brief, ComparedCommitment } from '../../client/api.generated.js';
import { joinClauses } from '../../language/clauses.rules.js';

export type Change = ComparedCommitment['changes'][number];

/** What can have become of a commitment between two moments. */
export const CHANGE: Record<Change, MessageDescriptor> = {
  new: msg`New`,
  closed: msg`Kept, off control`,
  terminated: msg`Terminated`,
  reopened: msg`Opened again`,
  slipped: msg`Deadline moved`,
  reassigned: msg`Another post is responsible`,
};

export type Pressing = Brief['lines'][number]['why'];

/** Why a commitment stands in a brief. */
export const PRESSING: Record<Pressing, MessageDescriptor> = {
  overdue: msg`Overdue`,
  due_soon: msg`Due soon`,
  blocked: msg`Something stands in the way`,
  high_priority: msg`High priority`,
};

/** Tells in words what has changed in one commitment. */
export function useWhatChanged(): (one: ComparedCommitment) => string {
  const { t, i18n } = useLingui();
  return ({ changes, slipDays }) => {
    const words = changes.map((change) => {
      if (change !== 'slipped' || slipDays === null) return i18n._(CHANGE[change]);
      const days = Math.abs(slipDays);
      return slipDays > 0
        ? t`${plural(days, { one: 'deadline # day later', other: 'deadline # days later' })}`
        : t`${plural(days, { one: 'deadline # day earlier', other: 'deadline # days earlier' })}`;
    });
    return joinClauses(words);
  };
}
