import { named, ORIGINAL_MONTH, type RegisterFilter, type Side, SIDES } from '#commitments';
import type { Language } from '#people';

/** What a table of measures has a row for. */
export const GROUPINGS = ['none', 'body', 'post', 'area', 'side', 'meeting', 'counterpart', 'month'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface GroupRule {
  /** Over `commitments c`, `commitment_periods p`, the lead's post `lp` and its body `lb`. Null: stands in no group. */
  key: string;
  /** Of the group `g.key`. */
  name: (language: Language) => string;
  /** What tells groups of the same name apart: of a post its body, of a meeting its code. */
  context: (language: Language) => string;
  /** What a filter of the register needs besides, so that it finds this group alone. */
  filter: (key: string | null) => RegisterFilter;
}

const nothing = () => 'NULL';
const bodyName = (language: Language) =>
  `(SELECT ${named('b', 'name', language)} FROM bodies b WHERE b.id = g.key::uuid)`;

/** Every commitment stands in one group, by what it is now; by month, each period stands in one. */
export const GROUP_RULES: Readonly<Record<Exclude<Grouping, 'none'>, GroupRule>> = {
  body: { key: 'lb.id', name: bodyName, context: nothing, filter: (key) => ({ leadOwnBodyId: text(key) }) },
  post: {
    key: 'c.lead_post_id',
    name: (language) => `(SELECT ${named('q', 'title', language)} FROM posts q WHERE q.id = g.key::uuid)`,
    context: (language) => `(SELECT ${named('b', 'name', language)}
      FROM posts q JOIN bodies b ON b.id = q.body_id WHERE q.id = g.key::uuid)`,
    filter: (key) => ({ leadPostId: [text(key)] }),
  },
  area: {
    key: 'c.area_code',
    name: (language) => `(SELECT ${named('a', 'name', language)} FROM areas a WHERE a.code = g.key)`,
    context: nothing,
    filter: (key) => ({ areaCode: [text(key)] }),
  },
  side: { key: 'c.side', name: nothing, context: nothing, filter: (key) => ({ side: [sideOf(key)] }) },
  meeting: {
    key: 'c.meeting_id',
    name: () => '(SELECT m.title FROM meetings m WHERE m.id = g.key::uuid)',
    context: () => '(SELECT m.code FROM meetings m WHERE m.id = g.key::uuid)',
    filter: (key) => ({ meetingId: [text(key)] }),
  },
  counterpart: {
    key: 'c.counterpart_body_id',
    name: bodyName,
    context: nothing,
    filter: (key) => ({ counterpartBodyId: key }),
  },
  month: { key: ORIGINAL_MONTH, name: nothing, context: nothing, filter: (key) => ({ originalMonth: key }) },
};

function text(key: string | null): string {
  if (key === null) throw new Error('every commitment has a lead, an area and a meeting');
  return key;
}

function sideOf(key: string | null): Side {
  const side = SIDES.find((one) => one === key);
  if (side === undefined) throw new Error(`${key} is no side`);
  return side;
}
