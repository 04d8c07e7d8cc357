import { readFileSync } from 'node:fs';
import {
  COMMITMENT_ACTIONS,
  type CommitmentAction,
  GENERAL,
  type GeneralAction,
  mayInGeneral,
  mayWith,
  NOT_YOURS,
  type Relation,
  RELATIONS,
  type Standing,
} from './matrix.rules.js';
import { type Classification, CLASSIFICATIONS, ROLES } from './principal.types.js';

/** The matrix as docs/domain.md prints it for people. */
const PRINTED = readFileSync('docs/domain.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
const header = PRINTED.findIndex(([first]) => first === 'action');
const columns = (PRINTED[header] ?? []).slice(1).map((relation) => relation.replace('-', '_'));
const rows = PRINTED.slice(header + 2, header + 2 + COMMITMENT_ACTIONS.length);

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
    const conditions: Record<string, boolean> = {
      yes: true,
      '': false,
      'own entries': true,
      'if public': isPublic,
      'if public or named': isPublic || named,
    };
    const expected = conditions[printed];
    const grant = mayWith(action, [standing(relation)], { classification, named });
    expect(grant !== null).toBe(expected);
    expect(grant?.ownEntriesOnly ?? false).toBe(printed === 'own entries');
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

  it('takes the relation that allows it, whatever others there are', () => {
    const both = [standing('co_executor'), standing('registrar')];
    expect(mayWith('report', both, about)?.relation).toBe('co_executor');
    expect(mayWith('report_final', both, about)?.relation).toBe('registrar');
  });

  it('lets a registrar who is an auditor too read the whole history', () => {
    expect(mayWith('read_history', [standing('registrar'), standing('lead')], about)?.ownEntriesOnly).toBe(false);
    expect(mayWith('read_history', [standing('registrar'), standing('auditor')], about)?.ownEntriesOnly).toBe(false);
  });
});

describe('a refusal', () => {
  it('tells by its code which action is for others', () => {
    expect(['see', ...Object.keys(NOT_YOURS)]).toEqual([...COMMITMENT_ACTIONS]);
    expect(new Set(Object.values(NOT_YOURS)).size).toBe(COMMITMENT_ACTIONS.length - 1);
  });
});

describe('actions without a commitment', () => {
  it.each((Object.keys(GENERAL) as GeneralAction[]).flatMap((action) => ROLES.map((role) => ({ action, role }))))(
    '$action as $role',
    ({ action, role }) => {
      const printed: Record<string, string> = {
        create_commitment: 'registrar',
        bulk_work: 'registrar',
        enter_meetings: 'registrar',
        attach_file: 'registrar executor',
        change_rules: 'administrator',
        manage_people: 'administrator',
        manage_accounts: 'administrator',
        run_system: 'administrator',
        export_history: 'auditor',
        keep_checkpoints: 'auditor administrator',
      };
      expect(mayInGeneral(action, [role])).toBe(printed[action]?.split(' ').includes(role) ?? true);
    },
  );

  it('are refused to an account without roles, but for what anyone may', () => {
    expect(mayInGeneral('look_up', [])).toBe(true);
    expect(mayInGeneral('enter_meetings', [])).toBe(false);
  });
});
