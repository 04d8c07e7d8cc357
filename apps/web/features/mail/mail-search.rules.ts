import { cleared } from '../../client/address.rules.js';

/** The lists of mail that has not arrived, as the API names them. */
export const MAIL_LISTS = ['failed', 'late', 'in_doubt', 'shown'] as const;
export type MailList = (typeof MAIL_LISTS)[number];

export interface MailSearch {
  state?: MailList;
}

/** What an address says to the page of mail: which list. Failed mail where it says nothing. */
export function mailSearch(given: Record<string, unknown>): MailSearch {
  const list = MAIL_LISTS.find((name) => name === given['state']);
  return { ...cleared(given), ...(list && { state: list }) };
}
