import {
  COMMITMENT_ACTIONS,
  type CommitmentAction,
  GENERAL,
  type GeneralAction,
  mayInGeneral,
  mayWith,
  type Relation,
  RELATIONS,
  type Standing,
} from './matrix.rules.js';
import { type Classification, CLASSIFICATIONS, ROLES } from './principal.types.js';

/** The matrix as docs/security.md prints it, typed out a second time on purpose. y: yes, o: if public or named, p: if public, e: own entries, -: no. */
const PRINTED = `
                    registrar lead co_executor controller author head assessor observer auditor administrator
see                 y         y    y           y          y      y    y        o        y       p
edit_commitment     y         -    -           -          -      -    -        -        -       -
put_on_control      y         -    -           y          y      -    -        -        -       -
report              y         y    y           -          -      -    -        -        -       -
request_extension   -         y    -           -          -      -    -        -        -       -
decide_extension    -         -    -           y          y      -    -        -        -       -
decide_report       -         -    -           y          -      -    -        -        -       -
terminate           -         -    -           y          y      -    -        -        -       -
score               -         -    -           -          -      -    y        -        -       -
read_history        e         y    y           y          y      y    y        -        y       -
`;

const [columns = [], ...rows] = PRINTED.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

interface Cell {
  action: CommitmentAction;
  relation: Relation;
  classification: Classification;
  named: boolean;
  printed: string;
}

const cells: Cell[] = rows.flatMap(([action, ...values]) =>
  values.flatMap((printed, column) =>
    CLASSIFICATIONS.flatMap((classification) =>
      [true, false].map((named) => ({
        action: action as CommitmentAction,
        relation: columns[column] as Relation,
        classification,
        named,
        printed,
      })),
    ),
  ),
);

const standing = (relation: Relation, onBehalfOfId: string | null = null): Standing => ({
  relation,
  onBehalfOfId,
  postId: null,
});

describe('the matrix', () => {
  it('is printed whole', () => {
    expect(rows.map(([action]) => action)).toEqual([...COMMITMENT_ACTIONS]);
    expect([...columns].sort()).toEqual([...RELATIONS].sort());
    expect(cells).toHaveLength(COMMITMENT_ACTIONS.length * RELATIONS.length * CLASSIFICATIONS.length * 2);
  });

  it.each(cells)('$action as $relation, $classification, named: $named', (cell) => {
    const { action, relation, classification, named, printed } = cell;
    const isPublic = classification === 'public';
    const expected =
      printed === 'y' || printed === 'e' || (printed === 'o' && (isPublic || named)) || (printed === 'p' && isPublic);
    const grant = mayWith(action, [standing(relation)], { classification, named });
    expect(grant !== null).toBe(expected);
    expect(grant?.ownEntriesOnly ?? false).toBe(printed === 'e');
  });
});

describe('mayWith', () => {
  const about = { classification: 'public', named: false } as const;

  it('allows nothing to somebody who stands in no relation', () => {
    for (const action of COMMITMENT_ACTIONS) expect(mayWith(action, [], about)).toBeNull();
  });

  it('prefers doing it oneself to doing it for somebody absent', () => {
    const grant = mayWith('report', [standing('lead', 'absent'), standing('lead')], about);
    expect(grant?.onBehalfOfId).toBeNull();
  });

  it('prefers the lead to the registrar who reports on their behalf', () => {
    expect(mayWith('report', [standing('registrar'), standing('lead')], about)?.relation).toBe('lead');
  });

  it('lets a registrar who is an auditor too read the whole history', () => {
    expect(mayWith('read_history', [standing('registrar'), standing('lead')], about)?.ownEntriesOnly).toBe(false);
    expect(mayWith('read_history', [standing('registrar'), standing('auditor')], about)?.ownEntriesOnly).toBe(false);
  });
});

describe('actions without a commitment', () => {
  it.each((Object.keys(GENERAL) as GeneralAction[]).flatMap((action) => ROLES.map((role) => ({ action, role }))))(
    '$action as $role',
    ({ action, role }) => {
      const printed: Record<string, string> = {
        create_commitment: 'registrar',
        enter_meetings: 'registrar',
        attach_file: 'registrar executor',
        change_rules: 'administrator',
        manage_people: 'administrator',
        manage_accounts: 'administrator',
        run_system: 'administrator',
      };
      expect(mayInGeneral(action, [role])).toBe(printed[action]?.split(' ').includes(role) ?? true);
    },
  );

  it('are refused to an account without roles, but for what anyone may', () => {
    expect(mayInGeneral('look_up', [])).toBe(true);
    expect(mayInGeneral('enter_meetings', [])).toBe(false);
  });
});
