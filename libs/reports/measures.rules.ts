import type { Having } from '#commitments';

/** What was counted, by what it is (docs/measures.md): of periods or requests, and of the commitments they belong to. */
export interface Counts {
  counts: Readonly<Record<Having, number>>;
  commitments: Readonly<Record<Having, number>>;
  /** Days between original and current deadline, of all periods together. */
  slipDays: number;
  slipMedian: number | null;
  /** Days since the report that has waited longest for its decision. */
  oldestWaitDays: number | null;
}

/** A share or a mean with the number that it was computed over; no value where there is nothing to compute it over. */
export interface Share {
  value: number | null;
  over: number;
}

/** A number with the list behind it: the group's filter and `having` find exactly these commitments. */
export interface Cell {
  /** Of periods; of requests where the number is one of requests; of commitments where it is one of scores. */
  count: number;
  /** How many commitments that is. */
  commitments: number;
  having: Having;
}

interface TimelinessCells {
  onTime: Share;
  inTime: Cell;
  late: Cell;
  overdue: Cell;
  running: Cell;
}

export interface Measures {
  periods: Cell;
  onControl: { overdue: Cell; atRisk: Cell; blocked: Cell };
  timeliness: { original: TimelinessCells; current: TimelinessCells; undated: Cell };
  slip: { totalDays: number; mean: Share; median: Share; slipped: Cell };
  extensions: {
    perCommitment: Share;
    requested: Cell;
    granted: Cell;
    refused: Cell;
    waiting: Cell;
    lapsed: Cell;
    late: Cell;
    unasked: Cell;
  };
  waitingReports: Cell & { oldestDays: number | null };
  kept: { accepted: Cell; byUs: KeptCells; byThem: KeptCells };
  fulfilment: {
    average: Share;
    noEvidence: Cell;
    notStarted: Cell;
    minimal: Cell;
    substantial: Cell;
    full: Cell;
  };
  conformity: { conforming: Share; conforms: Cell; differs: Cell; notCompared: Cell };
}

interface KeptCells {
  rate: Share;
  kept: Cell;
  clear: Cell;
}

/** What the counts come to. Never a NaN: over nothing there is no value. */
export function measuresOf(counted: Counts): Measures {
  const cell: CellOf = (having) => ({
    count: counted.counts[having],
    commitments: counted.commitments[having],
    having,
  });
  const moved = counted.counts.extension_granted + counted.counts.moved_unasked;
  return {
    periods: cell('counted'),
    onControl: { overdue: cell('overdue'), atRisk: cell('at_risk'), blocked: cell('blocked') },
    timeliness: {
      original: timelinessOf(cell, 'original'),
      current: timelinessOf(cell, 'current'),
      undated: cell('undated'),
    },
    slip: slipOf(cell, counted),
    extensions: {
      perCommitment: share(moved, counted.commitments.counted),
      requested: cell('extension_requested'),
      granted: cell('extension_granted'),
      refused: cell('extension_refused'),
      waiting: cell('extension_waiting'),
      lapsed: cell('extension_lapsed'),
      late: cell('extension_late'),
      unasked: cell('moved_unasked'),
    },
    waitingReports: { ...cell('report_waiting'), oldestDays: counted.oldestWaitDays },
    kept: {
      accepted: cell('accepted'),
      byUs: keptOf(cell('kept_by_us'), cell('clear_by_us')),
      byThem: keptOf(cell('kept_by_them'), cell('clear_by_them')),
    },
    ...judgedOf((having) => ({ ...cell(having), count: counted.commitments[having] })),
  };
}

type CellOf = (having: Having) => Cell;

function timelinessOf(cell: CellOf, which: 'original' | 'current'): TimelinessCells {
  const [inTime, late, overdue] = [cell(`in_time_${which}`), cell(`late_${which}`), cell(`overdue_${which}`)];
  const onTime = share(inTime.count, inTime.count + late.count + overdue.count);
  return { onTime, inTime, late, overdue, running: cell(`running_${which}`) };
}

function slipOf(cell: CellOf, { counts: { dated }, slipDays, slipMedian }: Counts): Measures['slip'] {
  return {
    totalDays: slipDays,
    mean: share(slipDays, dated),
    median: { value: dated === 0 ? null : slipMedian, over: dated },
    slipped: cell('slipped'),
  };
}

function keptOf(kept: Cell, clear: Cell): KeptCells {
  return { rate: share(kept.count, clear.count), kept, clear };
}

/** What an assessor has said, of commitments: a score is one of the whole, not of a period. */
function judgedOf(cell: CellOf): Pick<Measures, 'fulfilment' | 'conformity'> {
  const notStarted = cell('fulfilment_not_started');
  const [minimal, substantial] = [cell('fulfilment_minimal'), cell('fulfilment_substantial')];
  const full = cell('fulfilment_full');
  const [conforms, differs] = [cell('conforms'), cell('differs')];
  const points = minimal.count + 2 * substantial.count + 3 * full.count;
  const scored = notStarted.count + minimal.count + substantial.count + full.count;
  return {
    fulfilment: {
      average: share(points, scored),
      noEvidence: cell('fulfilment_no_evidence'),
      ...{ notStarted, minimal, substantial, full },
    },
    conformity: {
      conforming: share(conforms.count, conforms.count + differs.count),
      ...{ conforms, differs, notCompared: cell('not_compared') },
    },
  };
}

function share(part: number, over: number): Share {
  return { value: over === 0 ? null : part / over, over };
}
