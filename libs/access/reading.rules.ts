import type { Roster, RosterPerson } from '#people';
import type { Temporal } from 'temporal-polyfill';
import { isAllowed } from './matrix.rules.js';
import type { Parties, Principal, Role } from './principal.types.js';
import { clearedFor, standingsTo } from './relations.rules.js';

/** Why somebody may not read of a commitment. */
export type ReadingObstacle = 'account_disabled' | 'not_cleared' | 'no_right';

/** Of an account, what decides what its person may read. */
export interface AccountState {
  roles: readonly Role[];
  isDisabled: boolean;
}

/** Whether a commitment is there for somebody who is signed in: clearance, then the matrix's row `see`. */
export function maySee(
  principal: Principal & { personId: string },
  parties: Parties,
  abovePostIds: readonly string[] = [],
): boolean {
  const { classification, observerIds } = parties;
  if (!clearedFor(principal.clearance, classification)) return false;
  const about = { classification, named: observerIds.includes(principal.personId) };
  return isAllowed('see', standingsTo(principal, parties, abovePostIds), about);
}

/**
 * What the persons of a roster may read at any moment. Whoever has an account may read in a mail what the register would
 * show them if they signed in at that moment; whose account is disabled, nothing; whoever has none, what they are cleared
 * for, since it is the post that makes it theirs.
 */
export class ReadingRights {
  private readonly dates = new Map<number, Map<string, Temporal.PlainDate>>();

  /** @param accounts by person; whoever is not in it has none. */
  constructor(
    private readonly roster: Roster,
    private readonly accounts: ReadonlyMap<string, AccountState>,
  ) {}

  /** Why a person of the roster may not read of a commitment at a moment; null where they may. */
  obstacleFor(person: RosterPerson, parties: Parties, at: Temporal.Instant): ReadingObstacle | null {
    const account = this.accounts.get(person.id);
    if (account?.isDisabled) return 'account_disabled';
    if (!clearedFor(person.clearance, parties.classification)) return 'not_cleared';
    return account === undefined || this.isShown(person, account, { parties, at }) ? null : 'no_right';
  }

  private isShown(
    { id: personId, clearance, language }: RosterPerson,
    { roles }: AccountState,
    { parties, at }: { parties: Parties; at: Temporal.Instant },
  ): boolean {
    const { leadPostId, coExecutorPostIds, controllerPostId, authorPostId } = parties;
    const above = roles.includes('head') ? this.roster.ancestorsOf(leadPostId) : [];
    // No other post has anything to say about this commitment.
    const posts = [leadPostId, ...coExecutorPostIds, controllerPostId, authorPostId, ...above];
    const principal = { personId, roles, clearance, language, ...this.capacities(personId, posts, at) };
    return maySee(principal, parties, above);
  }

  /** Which of some posts a person holds at a moment, and which they are lent by somebody whom they stand in for. */
  private capacities(
    personId: string,
    posts: readonly string[],
    at: Temporal.Instant,
  ): Pick<Principal, 'postIds' | 'actingFor'> {
    const dates = this.datesAt(at);
    const postIds: string[] = [];
    const actingFor: { personId: string; postIds: string[] }[] = [];
    for (const postId of posts) {
      const today = dateIn(this.roster.bodyOf(postId).timeZone, at, dates);
      const holder = this.roster.holderOn(postId, today);
      if (holder === null) continue;
      if (holder.id === personId) postIds.push(postId);
      else if (this.roster.deputiesOf(holder.id, today).some(({ id }) => id === personId)) {
        actingFor.push({ personId: holder.id, postIds: [postId] });
      }
    }
    return { postIds, actingFor };
  }

  /** By time zone. Mornings are few and persons many. */
  private datesAt(at: Temporal.Instant): Map<string, Temporal.PlainDate> {
    const moment = at.epochMilliseconds;
    let dates = this.dates.get(moment);
    if (dates === undefined) {
      dates = new Map();
      this.dates.set(moment, dates);
    }
    return dates;
  }
}

/** "Today" is the date in the zone of a post's body. */
function dateIn(timeZone: string, at: Temporal.Instant, known: Map<string, Temporal.PlainDate>): Temporal.PlainDate {
  let date = known.get(timeZone);
  if (date === undefined) {
    date = at.toZonedDateTimeISO(timeZone).toPlainDate();
    known.set(timeZone, date);
  }
  return date;
}
