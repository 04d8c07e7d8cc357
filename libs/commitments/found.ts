/** A value that another rule or a constraint has made sure of; its absence is a defect and not the caller's fault. */
export function found<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`${what} is missing`);
  return value;
}
