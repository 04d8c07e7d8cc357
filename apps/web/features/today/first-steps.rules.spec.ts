import type { InboxItem, Profile } from '../../client/api.generated.js';
import { firstSteps } from './first-steps.rules.js';

const waiting = (id: string, nextAction: InboxItem['nextAction']): InboxItem => ({
  ...{ waiting: 'overdue', nextAction, period: 1, deadline: null },
  commitment: {
    ...{ id, reference: 'X/01', title: 'Buses', classification: 'public', priority: 'normal' },
    ...{ status: 'active', version: 2 },
  },
  ...{ reportId: null, extensionId: null, since: null, onBehalfOf: null },
});
const around = { items: [], bodyId: undefined, meeting: undefined, today: '2026-11-20' };
const stepsOf = (roles: Profile['roles'], more: Partial<Parameters<typeof firstSteps>[0]> = {}) =>
  firstSteps({ ...around, profile: { roles }, ...more });

describe('the first steps', () => {
  it.each<[Profile['roles'], string[]]>([
    [['executor'], ['mine', 'open', 'report', 'mail']],
    [
      ['executor', 'head'],
      ['overdue', 'measures', 'brief'],
    ],
    [['controller'], ['waiting', 'decide', 'measures']],
    [['registrar'], ['meeting', 'mark', 'open']],
    [['administrator'], ['accounts', 'posts', 'ladders', 'health']],
    [['auditor'], ['register', 'open', 'changes', 'proof']],
    [['assessor'], ['register', 'open', 'measures', 'changes']],
  ])('of %j are three to five: %j', (roles, names) => {
    expect(stepsOf(roles).map(({ name }) => name)).toEqual(names);
  });

  it('lead to what waits', () => {
    const items = [waiting('a', 'decide_report'), waiting('b', 'report')];
    expect(stepsOf(['executor'], { items }).map(({ to }) => to)).toEqual([
      '/register?mine=true',
      '/commitments/a',
      '/commitments/b?do=report',
      '/profile',
    ]);
    expect(stepsOf(['controller'], { items })[1]).toEqual({
      ...{ name: 'decide', to: '/commitments/a?do=decide_report', mark: 'decide_report' },
    });
  });

  it('lead to where something will come, while nothing is there', () => {
    expect(stepsOf(['controller'])[0]?.to).toBe('/register?status=reported');
    expect(stepsOf(['registrar'])[0]?.to).toBe('/meetings');
    expect(stepsOf(['head'])[2]?.to).toBe('/meetings');
  });

  it('of a head lead to what is overdue under their posts, and to the brief of the latest meeting', () => {
    const steps = stepsOf(['head'], { bodyId: 'body', meeting: { id: 'm', heldOn: '2026-11-21' } });
    expect(steps.map(({ to }) => to)).toEqual([
      '/register?timeliness=overdue&leadBodyId=body',
      '/measures',
      '/meetings/m/brief',
    ]);
    const briefOf = (heldOn: string) => stepsOf(['head'], { meeting: { id: 'm', heldOn } })[2]?.to;
    expect(briefOf('2026-11-20')).toBe('/meetings/m/brief');
    expect(briefOf('2026-11-19')).toBe('/meetings/m/brief?next=true');
  });
});
