import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { type Piece, segmentsOf } from './bars.rules.js';
import { STANDING } from './measure-words.js';

/** Each kind of piece has its own pattern besides its colour: on paper and to every eye they stay apart. */
const WORDS = { ...STANDING, kept: msg`Kept`, notKept: msg`Not kept` } satisfies Record<string, MessageDescriptor>;
export type PieceName = keyof typeof WORDS;

const HEIGHT = 22;
/** Narrower than this, in per cent, a piece has no room for its number: the table beside has it. */
const ROOM = 5;

/** A bar of pieces with their numbers. A drawing of what stands beside it in figures, so nothing for a speaking reader. */
export function Bar({ pieces, longest }: { pieces: readonly Piece<PieceName>[]; longest: number }) {
  return (
    <svg className="bar" width="100%" height={HEIGHT} aria-hidden focusable="false">
      {segmentsOf(pieces, longest).map(({ name, count, from, width }) => (
        <g key={name}>
          <rect x={`${from}%`} width={`${width}%`} y={1} height={HEIGHT - 2} className={`piece-${name}`} />
          {width >= ROOM && (
            <text x={`${from + width / 2}%`} y={HEIGHT / 2 + 5} textAnchor="middle" className={`on-${name}`}>
              {count}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

/** Which pattern means what. */
export function Legend({ names }: { names: readonly PieceName[] }) {
  const { i18n } = useLingui();
  return (
    <ul className="drawing-legend">
      {names.map((name) => (
        <li key={name}>
          <svg width={22} height={14} aria-hidden focusable="false">
            <rect x={0.5} y={0.5} width={21} height={13} className={`piece-${name}`} />
          </svg>
          {i18n._(WORDS[name])}
        </li>
      ))}
    </ul>
  );
}

/** The patterns that pieces are filled with: once on a page, beside its drawings. */
export function Patterns() {
  return (
    <svg width={0} height={0} className="patterns" aria-hidden focusable="false">
      <pattern id="stripes" width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={6} height={6} className="stripes-ground" />
        <rect width={2} height={6} className="stripes-line" />
      </pattern>
      <pattern id="dots" width={6} height={6} patternUnits="userSpaceOnUse">
        <rect width={6} height={6} className="dots-ground" />
        <circle cx={2} cy={2} r={1} className="dots-dot" />
      </pattern>
    </svg>
  );
}
