import { codePointsBefore, codePointsIn, type Span, unitsBefore } from './passage.rules.js';

/*
 * Between what a browser has selected and places in the frozen text. On the page the text stands in pieces marked
 * `data-run`; whatever else is in between (hints for screen readers, links of marks) is not part of it.
 */

function pieces(root: HTMLElement): Text[] {
  return Array.from(root.querySelectorAll('[data-run]')).flatMap((run) =>
    Array.from(run.childNodes).filter((node): node is Text => node instanceof Text),
  );
}

function placeOf(root: HTMLElement, node: Node, offset: number): number {
  const before = document.createRange();
  before.setStart(root, 0);
  before.setEnd(node, offset);
  let place = 0;
  for (const piece of pieces(root)) {
    if (piece === node) return place + codePointsBefore(piece.data, offset);
    if (before.comparePoint(piece, piece.length) > 0) break;
    place += codePointsIn(piece.data);
  }
  return place;
}

/** What is selected of the text below `root`; null where nothing is, or something outside of it. */
export function selectedSpan(root: HTMLElement): Span | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  const startsAt = placeOf(root, range.startContainer, range.startOffset);
  const endsAt = placeOf(root, range.endContainer, range.endOffset);
  return endsAt > startsAt ? { startsAt, endsAt } : null;
}

/** A span of the text as a range of the page. */
export function rangeOf(root: HTMLElement, { startsAt, endsAt }: Span): Range {
  const range = document.createRange();
  let place = 0;
  for (const piece of pieces(root)) {
    const next = place + codePointsIn(piece.data);
    if (startsAt >= place && startsAt < next) range.setStart(piece, unitsBefore(piece.data, startsAt - place));
    if (endsAt > place && endsAt <= next) range.setEnd(piece, unitsBefore(piece.data, endsAt - place));
    place = next;
  }
  return range;
}
