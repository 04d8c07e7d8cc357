/**
 * What of a form, or of a body, is otherwise than when it was opened. The rest was never typed by anybody: kept or sent, it
 * would take back what others have changed there since.
 */
export function touchedOf<Values extends object>(opened: Values, now: Values): Partial<Values> {
  const held = new Map(Object.entries(opened).map(([name, value]) => [name, JSON.stringify(value)]));
  const touched = Object.entries(now).filter(([name, value]) => held.get(name) !== JSON.stringify(value));
  return Object.fromEntries(touched) as Partial<Values>;
}
