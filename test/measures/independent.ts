/*
 * The measures of docs/measures.md, worked out anew from the exported history alone: one JSON a line, as docs/audit.md has
 * it. It shares no code with the register, not even a library, so that the same mistake is not made twice. A check of the
 * boundaries sees to it.
 */

interface Event {
  subject: string;
  subjectId: string;
  type: string;
  occurredAt: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

interface Period {
  ordinal: number;
  original: string | null;
  current: string | null;
  reportedAt: string | null;
  acceptedAt: string | null;
}

interface Request {
  period: number;
  state: 'waiting' | 'granted' | 'refused';
  late: boolean;
  unasked: boolean;
}

/** A commitment as its events leave it: `is` has what `after` said last of each field. */
interface Life {
  id: string;
  is: Record<string, unknown>;
  periods: Map<number, Period>;
  requests: Map<string, Request>;
}

/** A row for each counted period: where it stands, and of which kinds it is. */
interface Row {
  life: Life;
  group: string | null;
  /** How much of each kind: once, or so many requests. */
  kinds: Map<string, number>;
  slip: number | null;
  waited: number | null;
}

export type Group = 'none' | 'body' | 'post' | 'area' | 'side' | 'meeting' | 'counterpart' | 'month';

export interface Table {
  /** Numbers by kind: [how many, of how many commitments]. Kinds with none are left out. */
  cells: Record<string, [number, number]>;
  slipDays: number;
  /** Value and what it was computed over. */
  shares: Record<string, [number | null, number]>;
  oldestDays: number | null;
}

/** The history up to an instant, retold. */
export class Retold {
  private readonly lives = new Map<string, Life>();
  private readonly bodyOf = new Map<string, string>();
  private readonly zoneOf = new Map<string, string>();

  /** @param at an ISO 8601 instant in UTC: what came later is passed over */
  constructor(
    lines: Iterable<string>,
    private readonly at: string,
  ) {
    for (const line of lines) {
      const { event } = JSON.parse(line) as { event?: Event };
      if (event && Date.parse(event.occurredAt) <= Date.parse(at)) this.tell(event);
    }
  }

  /** The whole (key `*`) and every group, by its key. */
  tables(by: Group): Map<string | null, Table> {
    const rows = [...this.lives.values()].flatMap((life) => this.rowsOf(life, by));
    const tables = new Map<string | null, Table>([['*', tableOf(rows)]]);
    if (by === 'none') return tables;
    for (const group of new Set(rows.map((row) => row.group))) {
      tables.set(group, tableOf(rows.filter((row) => row.group === group)));
    }
    return tables;
  }

  private tell({ subject, subjectId, type, occurredAt, before, after }: Event): void {
    if (subject === 'body' && after) this.zoneOf.set(subjectId, String(after['timeZone']));
    if (subject === 'post' && after) this.bodyOf.set(subjectId, String(after['bodyId']));
    if (subject !== 'commitment') return;
    const life = this.lives.get(subjectId) ?? { id: subjectId, is: {}, periods: new Map(), requests: new Map() };
    this.lives.set(subjectId, life);
    Object.assign(life.is, after);
    tellPeriods(life, before ?? {}, after ?? {});
    tellSteps(life, { type, occurredAt, after: after ?? {} });
  }

  private rowsOf(life: Life, by: Group): Row[] {
    const { is } = life;
    if (!['active', 'reported', 'closed', 'terminated'].includes(String(is['status']))) return [];
    const body = this.bodyOf.get(String(is['leadPostId'])) ?? '';
    const zone = this.zoneOf.get(body) ?? 'UTC';
    const until = typeof is['settledAt'] === 'string' ? is['settledAt'] : this.at;
    return [...life.periods.values()].map((period) => {
      const kept = period.reportedAt === null ? null : dayIn(period.reportedAt, zone);
      const judged = dayIn(until, zone);
      const group = {
        ...{ none: null, body, post: is['leadPostId'], area: is['areaCode'], side: is['side'] },
        ...{ meeting: is['meetingId'], counterpart: is['counterpartBodyId'] ?? null },
        month: period.original?.slice(0, 7) ?? null,
      }[by] as string | null;
      const kinds = kindsOf(life, period, { kept, judged });
      const slip = period.original === null || period.current === null ? null : days(period.original, period.current);
      const waited = kinds.has('report_waiting') && kept !== null ? days(kept, judged) : null;
      return { life, group, kinds, slip, waited };
    });
  }
}

/** Which periods there are, and their deadlines: those that changed are told whole, what is only in `before` is gone. */
function tellPeriods(life: Life, before: Record<string, unknown>, after: Record<string, unknown>): void {
  for (const { ordinal } of toldPeriods(before)) life.periods.delete(ordinal);
  for (const told of toldPeriods(after)) {
    life.periods.set(told.ordinal, {
      ordinal: told.ordinal,
      original: told.originalDeadline,
      current: told.currentDeadline,
      reportedAt: told.reportedAt,
      acceptedAt: told.settledAt,
    });
  }
}

interface ToldPeriod {
  ordinal: number;
  originalDeadline: string | null;
  currentDeadline: string | null;
  reportedAt: string | null;
  settledAt: string | null;
}

function toldPeriods(side: Record<string, unknown>): ToldPeriod[] {
  return (side['periods'] as ToldPeriod[] | undefined) ?? [];
}

function heldAt(life: Life, ordinal: number): Period {
  return life.periods.get(ordinal) ?? { ordinal, original: null, current: null, reportedAt: null, acceptedAt: null };
}

/** Reports, decisions on them, and requests. */
function tellSteps(
  life: Life,
  { type, occurredAt, after }: Pick<Event, 'type' | 'occurredAt'> & { after: Record<string, unknown> },
) {
  const report = after['report'] as { kind: string; period: number } | undefined;
  if (type === 'commitment.reported' && report?.kind === 'final')
    change(life, report.period, { reportedAt: occurredAt });
  const decided = type === 'commitment.report_accepted' || type === 'commitment.report_returned';
  const ordinal = Number(after['period']);
  if (decided && type.endsWith('accepted')) change(life, ordinal, { acceptedAt: occurredAt });
  if (decided && type.endsWith('returned')) change(life, ordinal, { reportedAt: null });
  const extension = after['extension'] as
    { id: string; period: number; to: string; late?: boolean; origin?: string } | undefined;
  if (!extension) return;
  const unasked = extension.origin !== undefined && extension.origin !== 'request';
  const held: Request = life.requests.get(extension.id) ?? {
    period: extension.period,
    state: unasked ? 'granted' : 'waiting',
    late: extension.late === true,
    unasked,
  };
  if (type === 'commitment.extension_granted') held.state = 'granted';
  if (type === 'commitment.extension_refused') held.state = 'refused';
  if (held.state === 'granted') change(life, extension.period, { current: extension.to });
  life.requests.set(extension.id, held);
}

function change(life: Life, ordinal: number, what: Partial<Period>): void {
  life.periods.set(ordinal, { ...heldAt(life, ordinal), ...what });
}

function kindsOf(life: Life, period: Period, { kept, judged }: { kept: string | null; judged: string }) {
  const { is } = life;
  const kinds = new Map<string, number>([['counted', 1]]);
  const say = (kind: string, condition: boolean, amount = 1) => condition && amount > 0 && kinds.set(kind, amount);
  const onControl = is['status'] === 'active' || is['status'] === 'reported';
  const accepted = period.acceptedAt !== null;
  const waits = onControl && kept !== null && !accepted;
  const open = onControl && kept === null;
  const { original, current } = period;
  say('dated', original !== null);
  say('undated', original === null);
  for (const [which, deadline] of Object.entries({ original, current })) {
    if (deadline === null) continue;
    const standing = kept === null ? (judged > deadline ? 'overdue' : 'running') : kept > deadline ? 'late' : 'in_time';
    say(`${standing}_${which}`, true);
  }
  say('slipped', original !== null && current !== null && current > original);
  say('accepted', accepted);
  const clear = current !== null && (accepted || (judged > current && !waits));
  const [us, them] = [is['side'] !== 'theirs', is['side'] !== 'ours'];
  say('clear_by_us', us && clear);
  say('kept_by_us', us && clear && accepted);
  say('clear_by_them', them && clear);
  say('kept_by_them', them && clear && (is['side'] === 'joint' ? is['counterpartStatus'] === 'closed' : accepted));
  say('report_waiting', waits);
  say('overdue', open && current !== null && judged > current);
  const blocked = (is['blocker'] ?? null) !== null;
  say('at_risk', open && current !== null && judged <= current && (blocked || days(judged, current) <= 14));
  say('blocked', open && blocked);
  const requests = [...life.requests.values()].filter((request) => request.period === period.ordinal);
  const asked = requests.filter(({ unasked }) => !unasked);
  const some = (keep: (request: Request) => boolean) => asked.filter(keep).length;
  say('extension_requested', true, asked.length);
  say(
    'extension_granted',
    true,
    some(({ state }) => state === 'granted'),
  );
  say(
    'extension_refused',
    true,
    some(({ state }) => state === 'refused'),
  );
  say(
    'extension_waiting',
    onControl && !accepted,
    some(({ state }) => state === 'waiting'),
  );
  say(
    'extension_lapsed',
    !onControl || accepted,
    some(({ state }) => state === 'waiting'),
  );
  say(
    'extension_late',
    true,
    some(({ late }) => late),
  );
  say('moved_unasked', true, requests.length - asked.length);
  say(`fulfilment_${String(is['fulfilment'] ?? 'no_evidence')}`, true);
  say(typeof is['conformity'] === 'string' ? is['conformity'] : 'not_compared', true);
  return kinds;
}

const OF_COMMITMENTS = /^(fulfilment_|conforms|differs|not_compared)/;

function tableOf(rows: readonly Row[]): Table {
  const cells: Table['cells'] = {};
  for (const kind of new Set(rows.flatMap(({ kinds }) => [...kinds.keys()]))) {
    const found = rows.filter(({ kinds }) => kinds.has(kind));
    const commitments = new Set(found.map(({ life }) => life.id)).size;
    const amount = sum(found.map(({ kinds }) => kinds.get(kind) ?? 0));
    cells[kind] = [OF_COMMITMENTS.test(kind) ? commitments : amount, commitments];
  }
  const count = (kind: string) => cells[kind]?.[0] ?? 0;
  const slips = rows.flatMap(({ slip }) => slip ?? []).toSorted((a, b) => a - b);
  const middle = slips.slice(Math.floor((slips.length - 1) / 2), Math.floor(slips.length / 2) + 1);
  const over = (part: number, all: number): [number | null, number] => [all === 0 ? null : part / all, all];
  const onTime = (which: string) =>
    over(count(`in_time_${which}`), count(`in_time_${which}`) + count(`late_${which}`) + count(`overdue_${which}`));
  const scores = ['not_started', 'minimal', 'substantial', 'full'].map((score) => count(`fulfilment_${score}`));
  const moved = count('extension_granted') + count('moved_unasked');
  const waits = rows.flatMap(({ waited }) => waited ?? []);
  return {
    cells,
    slipDays: sum(slips),
    oldestDays: waits.length === 0 ? null : Math.max(...waits),
    shares: {
      onTimeOriginal: onTime('original'),
      onTimeCurrent: onTime('current'),
      slipMean: over(sum(slips), slips.length),
      slipMedian: [middle.length === 0 ? null : sum(middle) / middle.length, slips.length],
      extensionsPerCommitment: over(moved, cells['counted']?.[1] ?? 0),
      keptByUs: over(count('kept_by_us'), count('clear_by_us')),
      keptByThem: over(count('kept_by_them'), count('clear_by_them')),
      fulfilment: over(sum(scores.map((number, points) => number * points)), sum(scores)),
      conforming: over(count('conforms'), count('conforms') + count('differs')),
    },
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** From one date to another, of the Gregorian calendar. */
function days(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The date that a clock on the wall in this zone shows. */
function dayIn(instant: string, timeZone: string): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(timeZone, format);
  return format.format(Date.parse(instant));
}
