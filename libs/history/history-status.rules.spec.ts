import { historyAlarms } from './history-status.rules.js';

const QUIET = {
  found: 0,
  fault: null,
  lastCheckpoint: null,
  oldestPending: null,
  lastVerification: null,
  failedMails: 0,
};
const codes = (figures: Partial<typeof QUIET> | object) =>
  historyAlarms({ ...QUIET, ...figures }).map(({ code }) => code);

describe('checkpoints that stop are told', () => {
  it.each([
    ['of nothing', {}, []],
    ['never one, events just written', { oldestPending: 3_600 }, []],
    ['never one, events that wait since long', { oldestPending: 27 * 3_600 }, ['checkpoints-stopped']],
    ['one a while ago', { lastCheckpoint: 25 * 3_600, oldestPending: 60 }, []],
    ['one long ago', { lastCheckpoint: 27 * 3_600 }, ['checkpoints-stopped']],
  ])('%s', (_, figures, expected) => {
    expect(codes(figures)).toEqual(expected);
  });
});
