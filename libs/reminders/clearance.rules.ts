import type { Classification } from './claimed-item.js';

/** From the lowest to the highest: both of commitments and of persons. */
const CLEARANCES: readonly Classification[] = ['public', 'official', 'confidential'];

/** Whether a person may read what is marked so. */
export function isCleared({ clearance }: { clearance: Classification }, classification: Classification): boolean {
  return CLEARANCES.indexOf(classification) <= CLEARANCES.indexOf(clearance);
}
