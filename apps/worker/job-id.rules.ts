import type { DueMailing } from '#reminders';

/**
 * With the attempt in it, so that a job of an earlier attempt that was left behind cannot block this one without a word.
 * Two sweeps that find the same batch make one job. No colon, and never a number.
 */
export function jobId(batch: readonly Pick<DueMailing, 'id' | 'attempt'>[]): string {
  const [first] = batch;
  return `${first?.id}-${first?.attempt}`;
}
