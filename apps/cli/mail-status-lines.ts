import type { MailState } from '#reminders';

/** How the mail is doing, a line each, the alarms last. Times are in UTC. */
export function mailStatusLines(state: MailState): string[] {
  const lines: [string, string][] = [
    ['mail', mode(state)],
    ...(state.isHeld
      ? ([
          ['since', at(state.since)],
          ['reason', state.reason || '–'],
        ] as [string, string][])
      : []),
    ['queued', String(state.queued)],
    ['sending', String(state.sending)],
    ['oldest unsent', at(state.oldestUnsent)],
    ['failed', String(state.failed)],
    ['possibly twice', String(state.inDoubt)],
    ['refused addresses', String(state.refusedAddresses)],
    ['last sent', at(state.lastSentAt)],
    ['last sweep', at(state.sweptAt)],
    ['last plan check', checked(state)],
  ];
  const width = Math.max(...lines.map(([name]) => name.length));
  return [
    ...lines.map(([name, value]) => `${name.padEnd(width)}  ${value}`),
    ...state.alarms.map(({ message }) => `ALARM: ${message}`),
  ];
}

const at = (instant: MailState['lastSentAt']): string => instant?.toString({ smallestUnit: 'second' }) ?? '–';

function checked({ planCheck }: MailState): string {
  if (planCheck === null) return '–';
  const { finishedAt, commitments, differences } = planCheck;
  return `${at(finishedAt)}, ${commitments} commitments, ${differences} reminders wrong`;
}

function mode({ isHeld, isAutomatic, isDryRun, by }: MailState): string {
  if (isHeld) return isAutomatic ? 'on hold, found to be a copy' : `on hold, by ${by?.name ?? 'an operator'}`;
  return isDryRun ? 'dry run: nothing is delivered' : 'goes out';
}
