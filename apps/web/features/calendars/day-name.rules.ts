/** What a day is called that comes with the software: a holiday, or a day given or worked for another. */
export type DayName = { kind: 'off_for' | 'worked_for'; day: string } | { kind: 'named'; name: string };

/** Reads the name of a day that nobody has entered here. */
export function readDayName(name: string): DayName {
  const [, kind, day] = /^(Day off|Worked) for (\d{4}-\d{2}-\d{2})$/.exec(name) ?? [];
  if (day === undefined) return { kind: 'named', name };
  return { kind: kind === 'Worked' ? 'worked_for' : 'off_for', day };
}
