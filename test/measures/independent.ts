/*
 * The measures of docs/measures.md, worked out anew from the exported history alone: one JSON a line, as docs/audit.md has
 * it, with what docs/events.md says. It shares no code with the register, not even a library, so that the same mistake is
 * not made twice. A check of the boundaries sees to it.
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

type Step = Pick<Event, 'type' | 'occurredAt'> & { after: Record<string, unknown> };

/** Reports and decisions on them. */
function tellSteps(life: Life, step: Step): void {
  const { type, occurredAt, after } = step;
  const report = after['report'] as { kind: string; period: number } | undefined;
  if (type === 'commitment.reported' && report?.kind === 'final') {
    change(life, report.period, { reportedAt: occurredAt });
  }
  const decision = after['decision'] as { period: number; outcome: 'accept' | 'return' } | undefined;
  if (decision?.outcome === 'accept') change(life, decision.period, { acceptedAt: occurredAt });
  if (decision?.outcome === 'return') change(life, decision.period, { reportedAt: null });
  if (after['extension'] !== undefined) tellExtension(life, type, after['extension'] as ToldExtension);
}

interface ToldExtension {
  id: string;
  period: number;
  to: string;
  late?: boolean;
  origin?: string;
}

/** A request, a decision on it, or a move that nobody asked for. */
function tellExtension(life: Life, type: string, { id, period, to, late, origin = 'request' }: ToldExtension): void {
  const unasked = origin !== 'request';
  const begun: Request = { period, state: unasked ? 'granted' : 'waiting', late: late === true, unasked };
  const held = life.requests.get(id) ?? begun;
  if (type === 'commitment.extension_granted') held.state = 'granted';
  if (type === 'commitment.extension_refused') held.state = 'refused';
  if (held.state === 'granted') change(life, period, { current: to });
  life.requests.set(id, held);
}

function change(life: Life, ordinal: number, what: Partial<Period>): void {
  const held = life.periods.get(ordinal);
  if (!held) throw new Error(`the history of ${life.id} tells of period ${ordinal} before it has begun`);
  life.periods.set(ordinal, { ...held, ...what });
}

/** A period with its days, and what its commitment is. */
interface Judged {
  period: Period;
  kept: string | null;
  judged: string;
  onControl: boolean;
  accepted: boolean;
  /** Its report waits for a decision. */
  waits: boolean;
  is: Record<string, unknown>;
}

/** How much of each kind there is; once where it is a condition. */
type Kinds = Record<string, number | boolean>;

function kindsOf(life: Life, period: Period, { kept, judged }: { kept: string | null; judged: string }) {
  const { is } = life;
  const onControl = is['status'] === 'active' || is['status'] === 'reported';
  const accepted = period.acceptedAt !== null;
  const waits = onControl && kept !== null && !accepted;
  const facts = { period, kept, judged, onControl, accepted, waits, is };
  const said: Kinds = {
    counted: true,
    ...standings(facts),
    ...opens(facts),
    ...keeping(facts),
    ...asking(facts, [...life.requests.values()]),
    [`fulfilment_${typeof is['fulfilment'] === 'string' ? is['fulfilment'] : 'no_evidence'}`]: true,
    [typeof is['conformity'] === 'string' ? is['conformity'] : 'not_compared']: true,
  };
  const amounts = Object.entries(said).map(([kind, amount]) => [kind, Number(amount)] as const);
  return new Map(amounts.filter(([, amount]) => amount > 0));
}

/** Against each deadline. */
function standings({ period: { original, current }, kept, judged }: Judged): Kinds {
  if (original === null || current === null) return { undated: true };
  const standing = (deadline: string) => {
    if (kept === null) return judged > deadline ? 'overdue' : 'running';
    return kept > deadline ? 'late' : 'in_time';
  };
  const [first, last] = [`${standing(original)}_original`, `${standing(current)}_current`];
  return { dated: true, slipped: current > original, [first]: true, [last]: true };
}

/** What is to be done now. */
function opens({ period: { current }, kept, judged, onControl, waits, is }: Judged): Kinds {
  const open = onControl && kept === null;
  const blocked = (is['blocker'] ?? null) !== null;
  const running = open && current !== null && judged <= current;
  return {
    report_waiting: waits,
    overdue: open && current !== null && judged > current,
    at_risk: running && (blocked || days(judged, current) <= 14),
    blocked: open && blocked,
  };
}

/** Whether it was kept, and whether that is clear. */
function keeping({ period: { current }, judged, accepted, waits, is }: Judged): Kinds {
  const clear = current !== null && (accepted || (judged > current && !waits));
  const ours = clear && is['side'] !== 'theirs';
  const theirs = clear && is['side'] !== 'ours';
  const acrossKept = is['side'] === 'joint' ? is['counterpartStatus'] === 'closed' : accepted;
  return {
    accepted,
    clear_by_us: ours,
    kept_by_us: ours && accepted,
    clear_by_them: theirs,
    kept_by_them: theirs && acrossKept,
  };
}

/** What was asked for, and what moved without being asked for. */
function asking({ period, onControl, accepted }: Judged, all: readonly Request[]): Kinds {
  const requests = all.filter((request) => request.period === period.ordinal);
  const some = (keep: (request: Request) => boolean) => requests.filter((one) => !one.unasked && keep(one)).length;
  const undecided = some(({ state }) => state === 'waiting');
  const stands = onControl && !accepted;
  return {
    extension_requested: some(() => true),
    extension_granted: some(({ state }) => state === 'granted'),
    extension_refused: some(({ state }) => state === 'refused'),
    extension_waiting: stands ? undecided : 0,
    extension_lapsed: stands ? 0 : undecided,
    extension_late: some(({ late }) => late),
    moved_unasked: requests.filter(({ unasked }) => unasked).length,
  };
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
