import { useNumbers } from '../../language/language.js';
import { RegisterLink } from '../register/index.js';

/** A number of commitments that opens the list behind it; only a number where there is none, or no query for it. */
export function ListBehind(given: {
  filter: string | null;
  cell?: { commitments: number; having: string };
  count?: number;
  tone?: 'overdue' | 'soon';
}) {
  const number = useNumbers();
  const { filter, cell, tone } = given;
  const count = given.count ?? cell?.commitments ?? 0;
  const shown = <b className={tone && count > 0 ? `tone-${tone}` : undefined}>{number(count)}</b>;
  if (filter === null || count === 0) return shown;
  return <RegisterLink of={cell ? [filter, { having: cell.having }] : filter}>{shown}</RegisterLink>;
}
