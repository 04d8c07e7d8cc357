import { useMutation } from '@tanstack/react-query';
import { api } from '../../client/api.js';
import type { DayEntry } from '../../client/api.generated.js';
import { readAgain } from '../../client/changes.js';
import { isStale } from '../../client/problem.js';

interface Asked {
  country: string;
  day: string;
  /** What to set; null to take back what was set. */
  entry: DayEntry | null;
  version: number;
}

/** Sends a change of a day. Where somebody was faster, everything is read again: what is there now shows beside it. */
export function useDayChange(onDone: () => void) {
  return useMutation({
    async mutationFn({ country, day, entry, version }: Asked) {
      const params = { path: { country, date: day }, header: { 'If-Match': `"${version}"` } };
      if (entry === null) await api.DELETE('/api/v1/calendars/{country}/days/{date}', { params });
      else await api.PUT('/api/v1/calendars/{country}/days/{date}', { params, body: entry });
    },
    async onSuccess() {
      await readAgain();
      onDone();
    },
    async onError(error) {
      if (isStale(error)) await readAgain();
    },
  });
}
