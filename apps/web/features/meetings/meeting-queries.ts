import { $api, queryClient } from '../../client/api.js';

export const meetingQuery = (id: string) =>
  $api.queryOptions('get', '/api/v1/meetings/{id}', { params: { path: { id } } });

/** Asks for a meeting before its screen is there. What fails is asked again by the screen, which tells of it. */
export function readMeetingAhead(id: string): void {
  void queryClient.prefetchQuery(meetingQuery(id));
}
