import { verifyByScript, verifyLines } from './export-ground.js';
import { checkpointsOver, exportOf, leavesOf, nextEvent, PUBLIC_KEY, rowsOf, verify } from './signed-history-ground.js';

/** Five things with an event each: the first two under the first checkpoint, and so on. */
const STREAMS = ['a', 'b', 'c', 'd', 'e'];
const daily = (n: number) => `2024-02-0${n + 1}T00:00:00.000Z`;

/** What all three who verify say of events of these times: a number for each that is told, from 0, and kinds. */
async function told(times: readonly string[], waitingTimes: readonly string[] = [], sizes = [2, 3]) {
  const events = [...times, ...waitingTimes].map((occurredAt, at) =>
    nextEvent(undefined, { subjectId: STREAMS[at] ?? '', occurredAt }),
  );
  const [placed, waiting] = [events.slice(0, times.length), events.slice(times.length)];
  const checkpoints = checkpointsOver(placed, sizes, daily);
  const report = verify({ checkpoints, leaves: leavesOf(placed) }, rowsOf(placed), { pending: waiting });
  const lines = exportOf(checkpoints, { placed, waiting });
  const exported = verifyLines(lines, PUBLIC_KEY).faults.map(({ line }) => line - sizes.length - 2);
  const script = (await verifyByScript(lines, PUBLIC_KEY)).at.map((line) => line - sizes.length - 2);
  const database = report.findings.map(({ kind, event }) => [kind, STREAMS.indexOf(event?.subjectId ?? '')]);
  expect([exported, script]).toEqual([database.map(([, at]) => at), database.map(([, at]) => at)]);
  return database;
}

const [before, between] = ['2024-01-17T09:00:00.000Z', '2024-02-01T12:00:00.000Z'];

describe('the time of an event, in the database and in both verifiers of an export', () => {
  it('is before the first checkpoint that covers it, and after the last that does not', async () => {
    expect(await told([before, before, between], ['2024-02-03T00:00:00.000Z'])).toEqual([]);
    expect(await told(['2022-01-17T09:00:00.000Z', before, between])).toEqual([]);
  });

  it('may be off by three hours, and no more', async () => {
    expect(await told([before, '2024-02-01T03:00:00.000Z', '2024-01-31T21:00:00.000Z'])).toEqual([]);
    expect(await told([before, before, between], ['2024-02-01T21:00:00.000Z'])).toEqual([]);
    expect(await told([before, '2024-02-01T03:00:00.001Z', between])).toEqual([['out_of_time', 1]]);
    expect(await told([before, before, '2024-01-31T20:59:59.999Z'])).toEqual([['out_of_time', 2]]);
  });

  it('is told where it was put back, placed or waiting, or cannot be read', async () => {
    expect(await told([before, before, before])).toEqual([['out_of_time', 2]]);
    expect(await told([before, before, between], [between])).toEqual([['out_of_time', 3]]);
    expect(await told(['BC 2024-02-01T12:00:00.000Z', before, between])).toEqual([['out_of_time', 0]]);
  });

  it('is after the last of several checkpoints over as many events', async () => {
    expect(await told([before, before, between], [], [2, 2, 2, 3])).toEqual([['out_of_time', 2]]);
    expect(await told([before, before, '2024-02-03T12:00:00.000Z'], [], [2, 2, 2, 3])).toEqual([]);
  });
});
