/**
 * The known name that somebody most likely meant, or null when none is close: at most a third of the letters differ.
 */
export function nearestName(written: string, known: Iterable<string>): string | null {
  let nearest: string | null = null;
  let smallest = Math.max(1, Math.floor(written.length / 3)) + 1;
  for (const name of known) {
    if (Math.abs(name.length - written.length) >= smallest) continue;
    const distance = editDistance(written, name);
    if (distance < smallest) [nearest, smallest] = [name, distance];
  }
  return nearest;
}

/** The fewest letters to insert, drop, replace or swap with the next one (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(changed, last[j] + 1, row[j - 1] + 1, swapped ? beforeLast[j - 2] + 1 : Infinity);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length];
}
