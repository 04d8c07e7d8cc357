import type { Finding } from './verification.types.js';

/** What the database says of a table that the verification reads. */
export interface TableState {
  name: string;
  /** Of `pg_class`: `r` is a table; null: there is none of that name in the schema `public`. */
  kind: string | null;
  /** Whether its rows are kept by PostgreSQL's own means, and outlive a crash. */
  isKept: boolean;
  /** Tables of which it is a part, or that are parts of it: their rows would be read as its own. */
  relatives: string[];
  hasPolicies: boolean;
  rules: string[];
  /** By name; a type that PostgreSQL does not bring along stands there with its schema. */
  columns: Record<string, { type: string; isGenerated: boolean }>;
  /** Whether the register, which names no schema, reads another thing under this name. */
  isShadowed: boolean;
}

type Columns = Readonly<Record<string, string>>;

const TIME = 'timestamp with time zone';
const TEXTS = { subject: 'text', subject_id: 'text', type: 'text', reason: 'text' };
const STATES = { before: 'jsonb', after: 'jsonb', previous_hash: 'bytea', hash: 'bytea' };
const ACTORS = { actor_id: 'uuid', on_behalf_of_id: 'uuid' };
const EVENTS = { id: 'bigint', sequence: 'integer', occurred_at: TIME, ...TEXTS, ...STATES, ...ACTORS };

/** The tables that the verification reads, with the columns and types that it reads of them. */
export const READ_TABLES: Readonly<Record<string, Columns>> = {
  events: EVENTS,
  event_leaves: { leaf_index: 'bigint', event_id: 'bigint' },
  events_pending: { event_id: 'bigint' },
  checkpoints: { number: 'bigint', size: 'bigint', root: 'bytea', signed_at: TIME, note: 'text', peaks: 'bytea' },
  sealed_values: { digest: 'bytea', person_id: 'uuid', salt: 'bytea', value: 'jsonb' },
  history_state: { written_number: 'bigint' },
};

/** PostgreSQL's own functions that stand between a stored value and what the verification gets of it. */
export const READ_FUNCTIONS = [
  ...['encode', 'decode', 'unnest', 'to_char', 'timezone', 'regexp_replace', 'max', 'textcat', 'float8', 'count'],
  ...['int4out', 'int8out', 'float8out', 'textout', 'byteaout', 'uuid_out', 'jsonb_out', 'timestamptz_out'],
  ...['int8eq', 'texteq', 'byteaeq', 'timestamptz_lt', 'btint8cmp', 'byteacmp', 'hashint8'],
] as const;

/** What `pg_class` calls the things that may stand in a table's place. */
const KINDS: Readonly<Record<string, string>> = {
  v: 'a view',
  m: 'a materialized view',
  f: 'a foreign table',
  p: 'a partitioned table',
};

/** Whatever makes a table answer something else than the rows that were written into it, each a finding. */
export function tableFaults(states: readonly TableState[], replaced: readonly string[]): Finding[] {
  const faults = states.flatMap((state) => faultsOf(state).map((fault) => `The table ${state.name} ${fault}.`));
  return [
    ...faults,
    ...replaced.map((what) => `PostgreSQL's own ${what} was replaced: what it answers is not proven.`),
  ].map((detail) => ({ kind: 'tables', leafIndex: null, event: null, after: null, until: null, detail }));
}

function faultsOf({ name, kind, isKept, relatives, hasPolicies, rules, columns, isShadowed }: TableState): string[] {
  const shadow = 'is not what the register reads under that name: something else comes before it in the search path';
  if (kind === null) return ['is not there'];
  const faults: (string | false)[] = [
    kind !== 'r' && `is ${KINDS[kind] ?? 'something else'} and no table`,
    kind === 'r' && !isKept && 'is kept by other means than those of PostgreSQL, or not kept in a crash',
    relatives.length > 0 && `shares its rows with ${relatives.join(', ')}, by inheritance`,
    hasPolicies && 'has row-level security, which leaves out rows',
    kind === 'r' && rules.length > 0 && `has rules: ${rules.join(', ')}`,
    isShadowed && shadow,
  ];
  return [...faults.filter((fault) => fault !== false), ...columnFaults(READ_TABLES[name] ?? {}, columns)];
}

function columnFaults(expected: Columns, columns: TableState['columns']): string[] {
  return Object.entries(expected).flatMap(([name, type]) => {
    const column = columns[name];
    if (column === undefined) return [`has no column ${name}`];
    if (column.type !== type) return [`has a column ${name} of type ${column.type} instead of ${type}`];
    return column.isGenerated ? [`has a column ${name} that is generated instead of written`] : [];
  });
}
