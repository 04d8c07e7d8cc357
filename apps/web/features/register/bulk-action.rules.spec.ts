import { type BulkForm, bulkAction, EMPTY_FORM, faultyLine } from './bulk-action.rules.js';

const POST = '6f1c1b0e-6d8b-4a35-9a3e-0c5a4f1d2b3c';

describe('work on many', () => {
  it.each<[Partial<BulkForm>, object]>([
    [{ kind: 'reassign' }, ['posts']],
    [
      { kind: 'reassign', lead: POST },
      { kind: 'reassign', leadPostId: POST },
    ],
    [
      { kind: 'reassign', controller: POST, reason: ' So decided. ' },
      { kind: 'reassign', controllerPostId: POST, reason: 'So decided.' },
    ],
    [{ kind: 'extend' }, ['deadline', 'decidedBy', 'reason']],
    [{ kind: 'extend', to: '2027-01-01', byDays: '3', decidedBy: POST, reason: 'Snow' }, ['deadline']],
    [{ kind: 'extend', byDays: '0', decidedBy: POST, reason: 'Snow' }, ['deadline']],
    [
      { kind: 'extend', byDays: '14', decidedBy: POST, reason: 'Snow' },
      { kind: 'extend', byDays: 14, decidedByPostId: POST, reason: 'Snow' },
    ],
    [
      { kind: 'extend', to: '2027-01-01', decidedBy: POST, reason: 'Snow' },
      { kind: 'extend', to: '2027-01-01', decidedByPostId: POST, reason: 'Snow' },
    ],
    [{ kind: 'classify' }, ['classification']],
    [
      { kind: 'classify', classification: 'official' },
      { kind: 'classify', classification: 'official' },
    ],
  ])('%j', (form, expected) => {
    expect(bulkAction({ ...EMPTY_FORM, ...form })).toEqual(expected);
  });

  it.each([
    ['commitments[3].version', 3],
    ['commitments[12]', 12],
    ['action.leadPostId', null],
  ])('a fault of %s is of line %s', (field, line) => {
    expect(faultyLine(field)).toBe(line);
  });
});
