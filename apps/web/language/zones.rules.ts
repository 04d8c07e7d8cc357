/** A time zone to choose from: its name in the IANA list, with how far it is from UTC now. */
export interface ZoneChoice {
  value: string;
  label: string;
}

/** `Europe/Minsk` now, `UTC+03:00`. */
export function offsetOf(timeZone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(now);
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', '') ?? '';
  return `UTC${offset === '' ? '+00:00' : offset.replace('-', '−')}`;
}

/**
 * Every zone that the browser knows, and the one in use even where it does not: a profile may have come from a list
 * that is newer or older than the browser's. By name; the names are the same in every language.
 */
export function zoneChoices(known: readonly string[], { current, now }: { current: string; now: Date }): ZoneChoice[] {
  const names = [...new Set([...known, 'UTC', current])].sort();
  return names.map((value) => ({ value, label: `${value.replaceAll('_', ' ')} (${offsetOf(value, now)})` }));
}

/** Whether what was typed finds a zone: a city with or without its continent, or an offset as `+3` or `+03:00`. */
export function findsZone(typed: string, { value, label }: ZoneChoice): boolean {
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '_');
  if (wanted === '') return true;
  const offset = /^(?:utc|gmt)?([+−-])(\d{1,2})(?::?(\d{2}))?$/.exec(wanted);
  if (!offset) return value.toLowerCase().includes(wanted) || label.toLowerCase().includes(typed.trim().toLowerCase());
  const [, sign = '+', hours = '0', minutes = '00'] = offset;
  return label.includes(`UTC${sign === '+' ? '+' : '−'}${hours.padStart(2, '0')}:${minutes}`);
}
