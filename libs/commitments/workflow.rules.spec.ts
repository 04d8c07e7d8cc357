import fc from 'fast-check';
import { DomainError } from '#platform';
import { BASES, CONTROL_STATUSES, type ControlStatus } from './commitment.types.js';
import { step, type StepFacts } from './step.rules.js';
import { acceptance, hasLeftControl, possibleSteps, type Step, WORKFLOW } from './workflow.rules.js';

const STEPS = Object.keys(WORKFLOW) as Step[];
interface Fault {
  kind?: string;
  code?: string;
  faults?: { path: string }[];
  message?: RegExp;
}
const waits = (waiting: number[]) => ({ status: 'reported' as const, waiting });
const enough = { text: 'Done.', reason: 'Because.' };

function attempt(facts: StepFacts, wanted: Step): ControlStatus | DomainError {
  try {
    return step(facts, wanted);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

/** The whole table, written out by hand: rows are steps, columns the status before, `-` is refused. */
const TABLE: Record<Step, string> = {
  //                 draft      proposed   active      reported    closed  declined  terminated
  edit: '            draft      proposed   active      reported    -       -         -',
  propose: '         proposed   -          -           -           -       -         -',
  put_on_control: '  active     active     -           -           -       -         -',
  decline: '         -          declined   -           -           -       -         -',
  report_interim: '  -          -          active      reported    -       -         -',
  report_final: '    -          -          reported    reported    -       -         -',
  accept: '          -          -          -           closed      -       -         -',
  settle_period: '   -          -          -           active      -       -         -',
  return: '          -          -          -           active      -       -         -',
  acknowledge: '     -          -          active      reported    -       -         -',
  request_extension: '-         -          active      reported    -       -         -',
  decide_extension: '-          -          active      reported    -       -         -',
  extend_by_decision: '-        -          active      reported    -       -         -',
  terminate: '       -          -          terminated  terminated  -       -         -',
  reopen: '          -          -          -           -           active  -         active',
  move_counterpart: '-          -          active      reported    closed  -         terminated',
  block: '           -          -          active      reported    -       -         -',
  unblock: '         -          -          active      reported    -       -         -',
  complete_part: '   -          -          active      reported    -       -         -',
  score: '           -          -          active      reported    closed  -         terminated',
};

const CELLS = STEPS.flatMap((name) =>
  TABLE[name]
    .trim()
    .split(/\s+/)
    .map((next, i) => [name, CONTROL_STATUSES[i], next] as const),
);

describe('the control status table', () => {
  it.each(CELLS)('%s from %s leads to %s', (name, status, next) => {
    const outcome = attempt({ status, ...enough }, name);
    if (next === '-') expect(outcome).toMatchObject({ kind: 'conflict', code: 'step_not_possible' });
    else expect(outcome).toBe(next);
  });

  it('says what is possible instead', () => {
    const refused = attempt({ status: 'reported', ...enough }, 'put_on_control');
    expect(refused).toMatchObject({
      message: expect.stringMatching(/is reported: you cannot put it on control.*possible:.*return its report/),
    });
    expect(attempt({ status: 'declined' }, 'edit')).toMatchObject({
      message: expect.stringMatching(/nothing more can be done/),
    });
  });

  it.each<[Step, StepFacts, Fault]>([
    ['report_final', { status: 'active', text: ' \n' }, { kind: 'invalid', faults: [{ path: 'text' }] }],
    ['report_final', { status: 'active' }, { kind: 'invalid', faults: [{ path: 'text' }] }],
    ['report_final', { status: 'active', text: 'Done', openParts: [2] }, { code: 'parts_open' }],
    ['accept', { status: 'reported', openParts: [1, 3] }, { code: 'parts_open' }],
    ['return', { status: 'reported', reason: '' }, { kind: 'invalid', faults: [{ path: 'reason' }] }],
    ['decline', { status: 'proposed' }, { kind: 'invalid', faults: [{ path: 'reason' }] }],
    ['terminate', { status: 'active' }, { kind: 'invalid', faults: [{ path: 'reason' }] }],
    ['reopen', { status: 'closed' }, { kind: 'invalid', faults: [{ path: 'reason' }] }],
    ['request_extension', { status: 'active' }, { kind: 'invalid', faults: [{ path: 'reason' }] }],
    ['report_final', { ...enough, ...waits([2]), period: 2 }, { code: 'report_waits', message: /period 2 waits/ }],
    ['request_extension', { ...enough, ...waits([1]), period: 1 }, { code: 'report_waits' }],
    ['accept', { ...waits([1, 2, 3]), period: 2 }, { code: 'report_waits', message: /reports on 1, 3 wait/ }],
  ])('%s of %j is refused', (name, facts, { message = /./, ...fault }) =>
    expect(attempt(facts, name)).toMatchObject({ ...fault, message: expect.stringMatching(message) }),
  );

  it.each<[Step, StepFacts, ControlStatus]>([
    ['report_final', { ...enough, ...waits([1]), period: 2 }, 'reported'],
    ['report_interim', { ...enough, ...waits([1]), period: 1 }, 'reported'],
    ['request_extension', { ...enough, ...waits([1]), period: 2 }, 'reported'],
    ['settle_period', { ...waits([1]), period: 1 }, 'active'],
    ['settle_period', { ...waits([1, 2]), period: 1 }, 'reported'],
    ['return', { ...enough, ...waits([2]), period: 2 }, 'active'],
    ['return', { ...enough, ...waits([1, 2]), period: 2 }, 'reported'],
    ['accept', { ...waits([2]), period: 2 }, 'closed'],
    ['terminate', { ...enough, ...waits([1, 2]) }, 'terminated'],
    ['reopen', { ...enough, status: 'terminated', waiting: [1] }, 'reported'],
    ['reopen', { ...enough, status: 'closed', waiting: [] }, 'active'],
  ])('%s of %j leads to %s', (name, facts, next) => expect(attempt(facts, name)).toBe(next));

  it('closes what is kept once, and keeps what repeats on control unless told otherwise', () => {
    const closing = BASES.map((basis) => [basis, acceptance(basis, false), acceptance(basis, true)]);
    expect(closing).toEqual([
      ['stated', 'accept', 'accept'],
      ['urgency', 'accept', 'accept'],
      ['default', 'accept', 'accept'],
      ['recurring', 'settle_period', 'accept'],
      ['standing', 'settle_period', 'accept'],
      ['open', 'accept', 'accept'],
    ]);
  });

  it('leaves control only by closing or termination, and comes back from there only re-opened', () => {
    const walk = fc.array(fc.record({ wanted: fc.constantFrom(...STEPS), text: fc.string(), reason: fc.string() }));
    fc.assert(
      fc.property(walk, (steps) => {
        let status: ControlStatus = 'draft';
        for (const { wanted, ...facts } of steps) {
          const next = attempt({ status, ...facts }, wanted);
          if (next instanceof DomainError) continue;
          const onControl = ['active', 'reported'].includes(status);
          if (onControl) expect(['active', 'reported', 'closed', 'terminated']).toContain(next);
          if (next === 'closed' && status !== 'closed') expect([status, wanted]).toEqual(['reported', 'accept']);
          if (wanted === 'report_interim') expect(next).toBe(status);
          if (hasLeftControl(status) && wanted !== 'reopen') expect(next).toBe(status);
          if (status === 'declined') expect(next).toBe(status);
          if (wanted === 'reopen')
            expect([status, next]).toEqual([expect.stringMatching(/closed|terminated/), 'active']);
          expect(possibleSteps(status)).toContain(wanted);
          status = next;
        }
      }),
      { numRuns: 500 },
    );
  });
});
