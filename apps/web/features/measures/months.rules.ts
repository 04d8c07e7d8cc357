/** The month after: `2024-12` is followed by `2025-01`. */
function following(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** Every month from the first to the last, none left out: an axis of time has no holes. The last `most` of them. */
export function monthsBetween(first: string, last: string, most: number): string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = following(month)) {
    months.push(month);
    if (months.length > most) months.shift();
  }
  return months;
}

/** Which of so many marks on an axis get words, so that no more than `most` do: evenly, the first among them. */
export function labelled(count: number, most: number): number[] {
  const step = Math.max(1, Math.ceil(count / most));
  return Array.from({ length: Math.ceil(count / step) }, (_, index) => index * step);
}

export interface Point {
  /** In per cent of the drawing, from the left and from the top. */
  x: number;
  y: number;
  index: number;
}

/** Shares over months as points, 1 at the top; a month without a share has none. */
export function pointsOf(shares: readonly (number | null)[]): Point[] {
  return shares.flatMap((share, index) =>
    share === null ? [] : [{ x: ((index + 0.5) / shares.length) * 100, y: (1 - share) * 100, index }],
  );
}

/** The lines between points of neighbouring months: over a month without a share there is none, as nothing is known. */
export function linesOf(points: readonly Point[]): [from: Point, to: Point][] {
  return points.flatMap((to, position): [Point, Point][] => {
    const from = points[position - 1];
    return from && from.index === to.index - 1 ? [[from, to]] : [];
  });
}
