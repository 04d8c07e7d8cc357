import { $api } from '../../client/api.js';
import type { Commitment } from '../../client/api.generated.js';

/** For how many working days an answer quiets the reminders after the deadline; null while that is not known. */
export function usePauseDays({ ladderCode, meeting }: Commitment): number | null {
  const path = { params: { path: { id: meeting.id } } };
  const ladders = $api.useQuery('get', '/api/v1/ladders').data?.items;
  const asks = ladderCode === null;
  const ofMeeting = $api.useQuery('get', '/api/v1/meetings/{id}', path, { enabled: asks }).data;
  if (ladders === undefined || (asks && ofMeeting === undefined)) return null;
  const code = ladderCode ?? ofMeeting?.ladderCode ?? 'default';
  return ladders.find((ladder) => ladder.code === code)?.rules.pauseDays ?? null;
}
