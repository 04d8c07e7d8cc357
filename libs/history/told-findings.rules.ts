import type { Finding, FindingKind } from './verification.types.js';

/** Of each kind, so many are told; the others are counted. */
const MOST_TOLD = 1_000;

/** What was found: however much it is, no more is kept than can be told. */
export class ToldFindings {
  private readonly told: Finding[] = [];
  private readonly counts = new Map<FindingKind, number>();
  private lowest = Infinity;

  add(finding: Finding): void {
    const count = (this.counts.get(finding.kind) ?? 0) + 1;
    this.counts.set(finding.kind, count);
    this.lowest = Math.min(this.lowest, finding.leafIndex ?? Infinity);
    if (count <= MOST_TOLD) this.told.push(finding);
  }

  /** Whether one is in a place below this. */
  isAnyBelow(leafIndex: number): boolean {
    return this.lowest < leafIndex;
  }

  /** How many there are; of each kind those that were found first, all in the order of their places; how many are left untold. */
  report(): { found: number; findings: Finding[]; untold: Partial<Record<FindingKind, number>> } {
    const found = [...this.counts.values()].reduce((sum, count) => sum + count, 0);
    const findings = this.told.toSorted((a, b) => (a.leafIndex ?? Infinity) - (b.leafIndex ?? Infinity) || 0);
    const left = [...this.counts].filter(([, count]) => count > MOST_TOLD);
    return { found, findings, untold: Object.fromEntries(left.map(([kind, count]) => [kind, count - MOST_TOLD])) };
  }
}
