/** What a day is called that comes with the software: a holiday, or a day given or worked for another. */
export type DayName = { kind: 'off_for' | 'worked_for'; day: string } | { kind: 'named'; name: string };

/** The list of holidays calls two days of Belarus alike: which of them it is, the date says. */
const CHRISTMAS: Readonly<Record<string, string>> = {
  '01-07': 'Christmas Day (Orthodox)',
  '12-25': 'Christmas Day (Catholic)',
};

/** Reads the name of a day that nobody has entered here. */
export function readDayName({ day, name }: { day: string; name: string }): DayName {
  const [, kind, otherDay] = /^(Day off|Worked) for (\d{4}-\d{2}-\d{2})$/.exec(name) ?? [];
  if (otherDay !== undefined) return { kind: kind === 'Worked' ? 'worked_for' : 'off_for', day: otherDay };
  return { kind: 'named', name: (name === 'Christmas Day' && CHRISTMAS[day.slice(5)]) || name };
}
