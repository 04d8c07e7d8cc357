/** What still needs a person: whatever is here has to end before they can be erased. */
export interface Needed {
  /** Titles of the posts that they hold or will hold. */
  posts: readonly string[];
  /** How often they stand in for somebody, or somebody for them, today or later. */
  deputyships: number;
  /** How many commitments that are not settled name them as an observer. */
  observed: number;
  hasEnabledAccount: boolean;
  /** How many mails to them are not settled yet. */
  mails: number;
}

/** Why a person cannot be erased yet, a sentence each, with what to do first; nothing when they can. */
export function obstaclesTo({ posts, deputyships, observed, hasEnabledAccount, mails }: Needed): string[] {
  const titles = posts.map((title) => `"${title}"`).join(', ');
  return [
    ...(posts.length > 0 ? [`They hold or will hold ${titles}: hand over what they hold, or end the tenure.`] : []),
    ...(deputyships > 0 ? [`Deputyships that have not ended name them (${deputyships}): end those first.`] : []),
    ...(observed > 0
      ? [`Open commitments name them as an observer (${observed}): have a registrar take them off.`]
      : []),
    ...(hasEnabledAccount ? ['Their account is enabled: disable it.'] : []),
    ...(mails > 0 ? [`Mail to them is still to go out (${mails}): wait for it, or release what is held.`] : []),
  ];
}
