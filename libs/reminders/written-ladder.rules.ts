import type { Fault } from '#platform';
import { degreeOf, type Ladder, type Rung, type RungTime, type Whom } from './ladder.rules.js';

/** The codes or ids by which a ladder, as somebody has written it, names posts. */
export function namesOfPosts({ rungs }: Ladder): string[] {
  return rungs.flatMap(({ audience }) => audience.flatMap((whom) => nameOfPost(whom) ?? []));
}

/** A fault for each post that is not there. */
export function unknownPosts({ rungs }: Ladder, ids: ReadonlyMap<string, string>): Fault[] {
  return rungs.flatMap(({ audience }, rung) =>
    audience.flatMap((whom, at) => {
      const name = nameOfPost(whom);
      if (name === null || ids.has(name)) return [];
      return [
        {
          path: `rules.rungs[${rung}].audience[${at}].post`,
          rule: 'not_known',
          message: 'must be the id or the code of a post',
        },
      ];
    }),
  );
}

/**
 * The one form in which a ladder is kept, whatever way of writing was used: named posts by their ids, because a code can
 * change; the first superior by the word; working days without saying so.
 * @param ids of posts, by what the ladder calls them.
 */
export function keptLadder(ladder: Ladder, ids: ReadonlyMap<string, string>): Ladder {
  return { ...ladder, rungs: ladder.rungs.map((rung) => keptRung(rung, ids)) };
}

function keptRung({ key, when, audience }: Rung, ids: ReadonlyMap<string, string>): Rung {
  return {
    key,
    when: keptTime(when),
    audience: audience.map((whom) => {
      const name = nameOfPost(whom);
      if (name !== null) return { post: ids.get(name) ?? name };
      return degreeOf(whom) === 1 ? 'superior' : whom;
    }),
  };
}

function keptTime(when: RungTime): RungTime {
  if (when === 'on_day' || when.days === 'calendar') return when;
  return 'after' in when ? { after: when.after } : { before: when.before };
}

function nameOfPost(whom: Whom): string | null {
  return typeof whom === 'object' && 'post' in whom ? whom.post : null;
}
