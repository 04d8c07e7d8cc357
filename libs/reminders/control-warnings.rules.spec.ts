import type { AccountState } from '#access';
import { controlWarnings } from './control-warnings.rules.js';
import { exampleCommitment, examplePerson, exampleRoster, exampleTenure, exampleWorld, instant } from './examples.js';

const now = instant('2024-01-10T12:00:00Z');

/** The minister leads and reports to the premier, above whom there is nobody. */
const warned = (
  roster: Parameters<typeof exampleRoster>[0],
  accounts: Record<string, AccountState> = {},
  classification: 'public' | 'official' = 'official',
) => {
  const world = exampleWorld(exampleRoster(roster), { now, accounts });
  return controlWarnings(exampleCommitment({ classification }), world, now);
};
const codes = (...told: Parameters<typeof warned>) => warned(...told).map(({ code }) => code);

const observer: AccountState = { roles: ['observer'], isDisabled: false };
const head: AccountState = { roles: ['head'], isDisabled: false };
const disabled: AccountState = { roles: ['executor', 'head'], isDisabled: true };
const people = (changes: Record<string, object>) =>
  ['pavel', 'roman', 'maria', 'dmitry', 'irina'].map((id) => examplePerson(id, changes[id]));

describe('controlWarnings', () => {
  it.each<[string, Parameters<typeof warned>, string[]]>([
    ['a lead who can be told', [{}], []],
    ['a lead whose account lets them read', [{}, { maria: { roles: ['executor'], isDisabled: false } }], []],
    ['a vacant lead below somebody who can be told', [{ tenures: [exampleTenure('premier', 'roman')] }], []],
    ['a lead whose address is refused', [{ persons: people({ maria: { emailRefused: true } }) }], []],
    ['a lead who is not cleared', [{ persons: people({ maria: { clearance: 'public' } }) }], ['lead_may_not_read']],
    ['a lead whom the register would not show it', [{}, { maria: observer }], ['lead_may_not_read']],
    ['the same of what is public', [{}, { maria: observer }, 'public'], []],
    ['a lead whose account is disabled, below a head', [{}, { maria: disabled, roman: head }], ['lead_may_not_read']],
    ['a line that may not read it', [{}, { maria: disabled, roman: observer }], ['nobody_can_be_told']],
    ['a line that is vacant to its top', [{ tenures: [] }], ['nobody_can_be_told']],
    [
      'a vacant lead below somebody who may not read it',
      [{ tenures: [exampleTenure('premier', 'roman')] }, { roman: observer }],
      ['nobody_can_be_told'],
    ],
  ])('say of %s what they ought to', (_, told, expected) => {
    expect(codes(...told)).toEqual(expected);
  });

  it('name the post that hears instead, and nobody', () => {
    const [{ message } = { message: '' }] = warned({}, { maria: observer });
    expect(message).toContain('Post premier');
    expect(message).not.toContain('maria');
  });
});
