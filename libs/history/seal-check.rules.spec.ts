import { SealCheck } from './seal-check.rules.js';
import { nextEvent } from './signed-history-ground.js';
import type { Finding } from './verification.types.js';

const NAME = 'ab'.repeat(32);
const EMAIL = 'cd'.repeat(32);
const person = (subjectId: string, after: Record<string, { sealed: string }>) =>
  nextEvent(undefined, { subject: 'person', subjectId, type: 'person.changed', after: { id: subjectId, ...after } });

/** What is told of batches of events of whose values none is there. */
function told(...batches: ReturnType<typeof person>[][]): string[] {
  const findings: Finding[] = [];
  const check = new SealCheck((finding) => findings.push(finding));
  for (const batch of batches) {
    check.takeEvents(batch);
    check.takeValues([]);
  }
  check.finish(0);
  return findings.map(({ kind, event }) => `${kind} ${event?.subjectId}`);
}

describe('a sealed value that is gone', () => {
  const both = person('anna', { name: { sealed: NAME }, email: { sealed: EMAIL } });
  const again = person('anna', { name: { sealed: NAME } });

  it('is told once, however many events seal it, in one batch or in several', () => {
    expect(told([again, again])).toEqual(['deleted anna']);
    expect(told([again], [again], [again])).toEqual(['deleted anna']);
    expect(told([again], [both])).toEqual(['deleted anna', 'deleted anna']);
  });

  it('is told of none of whom an event says that they were erased, before or after', () => {
    const erased = nextEvent(again, { subject: 'person', subjectId: 'anna', type: 'person.erased' });
    expect(told([again], [again], [erased])).toEqual([]);
    expect(told([erased], [again])).toEqual([]);
  });
});
