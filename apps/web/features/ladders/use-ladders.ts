import { $api } from '../../client/api.js';
import type { Commitment, Ladder } from '../../client/api.generated.js';
import { useLanguage } from '../../language/language.js';
import { named } from '../../language/names.rules.js';

/** The ladder of whatever has chosen none. */
export const DEFAULT_CODE = 'default';

/** Every ladder; a register has a handful. */
export const useLadders = (): readonly Ladder[] | undefined => $api.useQuery('get', '/api/v1/ladders').data?.items;

/** What a ladder is called in the reader's language. */
export function useLadderName(): (ladder: Pick<Ladder, 'name'>) => string {
  const language = useLanguage();
  return ({ name }) => named(name, language);
}

/** The ladder that a commitment follows: its own, its meeting's, or the one of all that chose none. */
export function useLadderOf({ ladderCode, meeting }: Pick<Commitment, 'ladderCode' | 'meeting'>): Ladder | undefined {
  const path = { params: { path: { id: meeting.id } } };
  const ladders = useLadders();
  const asks = ladderCode === null;
  const ofMeeting = $api.useQuery('get', '/api/v1/meetings/{id}', path, { enabled: asks }).data;
  if (asks && ofMeeting === undefined) return undefined;
  const code = ladderCode ?? ofMeeting?.ladderCode ?? DEFAULT_CODE;
  return ladders?.find((ladder) => ladder.code === code);
}
