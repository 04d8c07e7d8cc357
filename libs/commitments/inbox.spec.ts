import { Inbox } from './inbox.js';
import { PossibleActions } from './possible-actions.js';
import { date, type PersonKey, RegisterFixture } from './testing/register-fixture.js';
import { RequestExtension } from './request-extension.js';
import { SubmitReport } from './submit-report.js';

let fixture: RegisterFixture;

beforeAll(async () => {
  fixture = await RegisterFixture.start('2024-01-20T09:00:00Z');
});
afterAll(() => fixture.stop());

const inbox = (who: PersonKey, more: object = {}, limit = 50) =>
  fixture.as(who, () => fixture.nest.get(Inbox).read(limit), more);

const due = (text: string) => fixture.createActive({ deadline: { basis: 'stated', statedOn: date(text) } });

describe('the inbox', () => {
  it('of the lead has what is overdue, then what is due within 14 days, and nothing else', async () => {
    // Waiting, in order.
    const soon = await due('2024-02-02');
    const overdue = await due('2024-01-19');
    // Not waiting: later, a draft, reported, terminated long ago.
    await due('2024-02-05');
    await fixture.create({ deadline: { basis: 'stated', statedOn: date('2024-01-19') } });
    const reported = await due('2024-01-18');
    await fixture.as('lead', () =>
      fixture.nest.get(SubmitReport).run({ commitmentId: reported, version: 2, kind: 'final', text: 'Done.' }),
    );

    const { items, total } = await inbox('lead');
    expect(total).toBe(2);
    expect(items).toMatchObject([
      { waiting: 'overdue', nextAction: 'report', deadline: '2024-01-19', commitment: { id: overdue, version: 2 } },
      { waiting: 'due_soon', nextAction: 'report', deadline: '2024-02-02', commitment: { id: soon } },
    ]);
    expect(await inbox('lead', {}, 1)).toMatchObject({ items: [{ waiting: 'overdue' }], total: 2 });
    expect(await inbox('lead', { roles: ['observer'] })).toEqual({ items: [], total: 0 });
    expect((await inbox('stranger')).items).toEqual([]);
  });

  it('of the controller has the reports, then the requests; the deputy sees for whom', async () => {
    const { items } = await inbox('controller');
    expect(items).toMatchObject([{ waiting: 'report_to_decide', nextAction: 'decide_report', onBehalfOf: null }]);
    const asked = await due('2024-02-20');
    const request = { commitmentId: asked, version: 2, to: date('2024-03-01'), reason: 'Later.' };
    const { id: extensionId } = await fixture.as('lead', () => fixture.nest.get(RequestExtension).run(request));

    const expected = [
      { waiting: 'report_to_decide', reportId: items[0]?.reportId, extensionId: null },
      {
        waiting: 'extension_to_decide',
        nextAction: 'decide_extension',
        extensionId,
        since: '2024-01-20T09:00:00.000Z',
      },
    ];
    expect((await inbox('controller')).items).toMatchObject(expected);
    expect((await inbox('author')).items).toMatchObject([expected[1]]);
    const forController = { onBehalfOf: { name: 'Person controller' } };
    expect((await inbox('deputy')).items).toMatchObject(expected.map((item) => ({ ...item, ...forController })));

    await fixture.query(`UPDATE persons SET name_ru = 'Контролёр' WHERE id = $1`, [fixture.person.controller]);
    const inRussian = await fixture.as('deputy', () => fixture.nest.get(Inbox).read(50, 'ru'));
    expect(inRussian.items[0]?.onBehalfOf?.name).toBe('Контролёр');
    const actions = await fixture.as('deputy', () =>
      fixture.nest.get(PossibleActions).of(inRussian.items[0]?.commitment.id ?? '', 'ru'),
    );
    expect(actions.items[0]?.onBehalfOf?.name).toBe('Контролёр');
  });

  it('never has the own work of who reads it', async () => {
    const also = { roles: ['controller', 'executor'] as const, postIds: [fixture.post.controller] };
    expect((await inbox('lead', also)).items).toEqual([]);
    const standingIn = { actingFor: [{ personId: fixture.person.lead, postIds: [fixture.post.controller] }] };
    expect((await inbox('deputy', standingIn)).items).toEqual([]);
  });

  it('asks nobody to decide who leads it now, whoever has reported or asked', async () => {
    const waiting = async (more: object) => (await inbox('controller', more)).items.map((item) => item.waiting);
    const decisions = ['report_to_decide', 'extension_to_decide'];
    expect(await waiting({})).toEqual(decisions);
    expect(await waiting({ postIds: [fixture.post.controller, fixture.post.lead] })).toEqual([]);
    const lent = { actingFor: [{ personId: fixture.person.stranger, postIds: [fixture.post.lead] }] };
    expect(await waiting(lent)).toEqual([]);
    const other = { actingFor: [{ personId: fixture.person.stranger, postIds: [fixture.post.other] }] };
    expect(await waiting(other)).toEqual(decisions);
  });

  it('of the lead has what co-executors have reported to it, until the lead has reported on the period', async () => {
    const { post, person } = fixture;
    const id = await fixture.createActive({
      coExecutorPostIds: [post.coExecutor, post.other],
      deadline: { basis: 'recurring', frequency: 'yearly' },
    });
    const report = async (who: PersonKey, more: object = {}, kind: 'interim' | 'final' = 'interim') => {
      fixture.clock.advance({ minutes: 1 });
      const request = { commitmentId: id, version: await fixture.versionOf(id), kind, text: 'Half of it.' };
      return (await fixture.as(who, () => fixture.nest.get(SubmitReport).run(request), more)).id;
    };
    const told = async (who: PersonKey = 'lead', more: object = {}) =>
      (await inbox(who, more)).items.filter(({ waiting }) => waiting === 'report_to_lead').map((item) => item.reportId);

    const other = await report('stranger', { postIds: [post.other] });
    await report('coExecutor');
    const last = await report('coExecutor');
    expect(await told()).toEqual([other, last]);
    expect((await inbox('lead')).items.find(({ reportId }) => reportId === last)).toMatchObject({
      ...{ waiting: 'report_to_lead', nextAction: 'report', period: 1, onBehalfOf: null },
      since: '2024-01-20T09:03:00.000Z',
    });
    const lent = { actingFor: [{ personId: person.lead, postIds: [post.lead] }] };
    expect(await told('deputy', lent)).toEqual([other, last]);
    // Nobody else is told, nor who made it, should they have come to lead; nor without the role.
    expect(await told('controller')).toEqual([]);
    expect(await told('coExecutor')).toEqual([]);
    expect(await told('coExecutor', { postIds: [post.lead] })).toEqual([other]);
    expect(await told('lead', { roles: ['observer'] })).toEqual([]);

    await report('lead');
    expect(await told()).toEqual([]);
    const after = await report('coExecutor');
    expect(await told()).toEqual([after]);
    await report('lead', {}, 'final');
    expect(await told()).toEqual([]);
    fixture.clock.set('2024-01-20T09:00:00Z');
  });
});
