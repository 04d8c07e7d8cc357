import { $api, queryClient } from '../../client/api.js';
import { languageNow } from '../../language/language.js';
import type { Language } from '../../language/languages.js';

/** So many commitments are shown on the page of their meeting; the register has all. */
export const MOST_COMMITMENTS = 25;
/** So many are shown in each list of what is carried over. */
export const MOST_CARRIED = 10;

export const meetingQuery = (id: string) =>
  $api.queryOptions('get', '/api/v1/meetings/{id}', { params: { path: { id } } });

export const documentsQuery = (id: string) =>
  $api.queryOptions('get', '/api/v1/meetings/{id}/documents', { params: { path: { id } } });

export const commitmentsQuery = (meetingId: string, language: Language) =>
  $api.queryOptions('get', '/api/v1/commitments', {
    params: { query: { meetingId, limit: MOST_COMMITMENTS, language } },
  });

export const carryOverQuery = (id: string, language: Language) =>
  $api.queryOptions('get', '/api/v1/meetings/{id}/carry-over', {
    params: { path: { id }, query: { limit: MOST_CARRIED, language } },
  });

/** Asks for a meeting before its screen is there. What fails is asked again by the screen, which tells of it. */
export function readMeetingAhead(id: string): void {
  const language = languageNow();
  void queryClient.prefetchQuery(meetingQuery(id));
  void queryClient.prefetchQuery(documentsQuery(id));
  void queryClient.prefetchQuery(commitmentsQuery(id, language));
  void queryClient.prefetchQuery(carryOverQuery(id, language));
}
