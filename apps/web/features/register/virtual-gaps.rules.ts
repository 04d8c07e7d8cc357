interface Placed {
  index: number;
  start: number;
  end: number;
}
export type ShownLine = { kind: 'line'; index: number } | { kind: 'gap'; height: number; before: number };

/**
 * Lines as they follow one another in the page, with a gap wherever others have been left out.
 * @param within where the whole list begins and ends, in the same pixels as the lines
 */
export function withGaps(lines: readonly Placed[], within: { from: number; to: number }): ShownLine[] {
  const shown: ShownLine[] = [];
  let reached = within.from;
  const fill = (to: number, before: number) => {
    if (to > reached) shown.push({ kind: 'gap', height: to - reached, before });
  };
  for (const { index, start, end } of lines) {
    fill(start, index);
    shown.push({ kind: 'line', index });
    reached = end;
  }
  fill(within.to, -1);
  return shown;
}
