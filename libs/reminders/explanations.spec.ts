import { Access, type Role, SYSTEM_PRINCIPAL } from '#access';
import { Transactions } from '#platform';
import { Explanations } from './explanations.js';
import { MailHold } from './mail-hold.js';
import { ReminderGround } from './reminder-ground.js';
import { ReminderQueries } from './reminder-queries.js';

let ground: ReminderGround;
beforeAll(async () => {
  ground = await ReminderGround.start();
});
afterAll(() => ground.stop());

const idOf = async (code: string) =>
  (await ground.query<{ id: string }>('SELECT id FROM persons WHERE code = $1', [code]))[0]?.id ?? '';

const explained = (commitmentId: string, person?: string) =>
  ground.run(async () => {
    const personId = person === undefined ? null : await idOf(person);
    return ground.nest.get(Explanations).of(commitmentId, { personId, language: 'en' });
  });

const explainedTo = (reader: { personId: string; roles: Role[] }, commitmentId: string) =>
  ground.nest.get(Transactions).run({ personId: null }, () => {
    ground.nest.get(Access).enter({ ...SYSTEM_PRINCIPAL, ...reader });
    return ground.nest.get(Explanations).of(commitmentId, { language: 'en' });
  });

describe('Explanations', () => {
  it('tell what waits while mail is held, where it went then, and why the rest was left out', async () => {
    await ground.addPost('minister', { reportsTo: 'premier' });
    const commitment = await ground.addCommitment('minister', { ladder: 'default' });
    await ground.run(() => ground.nest.get(MailHold).hold('moving house'));
    const waiting = await explained(commitment, 'minister');
    expect(waiting.map(({ outcome, because }) => `${outcome}: ${because}`)).toContain(
      'planned: waits: mail is on hold (moving house)',
    );
    await ground.run(() => ground.nest.get(MailHold).release());
    await ground.gatherAndDeliver();
    const after = await explained(commitment, 'minister');
    const sent = after.filter(({ outcome }) => outcome === 'sent');
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      address: 'minister@example.org',
      possiblyTwice: false,
      asked: { name: 'Post minister' },
    });
    expect(sent[0]?.messageId).toMatch(/^<.+@.+>$/);
    expect(after.map(({ because }) => because)).toContain(
      'was not sent: overtaken by a later one (1 working day after the deadline)',
    );
  });

  it('of one person are those of the posts they hold, and nothing of others', async () => {
    const commitment = await ground.addCommitment('minister', { ladder: 'default' });
    expect((await explained(commitment, 'premier')).map(({ audience }) => audience)).toEqual(['superior']);
    await ground.addPerson('stranger');
    expect(await explained(commitment, 'stranger')).toEqual([]);
  });

  it('tell nobody but the person and the administration what they are cleared for', async () => {
    await ground.addPost('chief', { reportsTo: 'premier' });
    const commitment = await ground.addCommitment('chief', { classification: 'confidential' });
    const [chief, premier] = [await idOf('chief'), await idOf('premier')];
    const groundsFor = async (personId: string, roles: Role[]) => {
      const passedOver = (await explainedTo({ personId, roles }, commitment)).flatMap((one) => one.passedOver);
      return new Set(passedOver.filter(({ person }) => person?.id === chief).map(({ because }) => because));
    };
    const notCleared = new Set(['the recipient is not cleared for it']);
    expect(await groundsFor(chief, ['executor'])).toEqual(notCleared);
    expect(await groundsFor(premier, ['registrar'])).toEqual(notCleared);
    expect(await groundsFor(premier, ['head', 'auditor'])).toEqual(new Set(['the recipient cannot be told']));

    await ground.query(
      `UPDATE occurrences SET state = 'expired', note = 'the recipient is not cleared for it', recipient_id = $2
       WHERE commitment_id = $1`,
      [commitment, chief],
    );
    const told = await explainedTo({ personId: premier, roles: ['head'] }, commitment);
    expect(told.map(({ because }) => because)).toContain('was not sent: the recipient cannot be told');
    const listed = await ground.run(() => ground.nest.get(ReminderQueries).remindersOf(commitment));
    expect(listed.map(({ note }) => note)).toContain('the recipient cannot be told');
    expect(JSON.stringify([told, listed])).not.toContain('cleared');
  });

  it('keep an address from who has no business with it', async () => {
    const commitment = await ground.addCommitment('minister', { ladder: 'default' });
    await ground.gatherAndDeliver();
    const asAuditor = await explainedTo({ personId: await idOf('premier'), roles: ['auditor'] }, commitment);
    const sent = asAuditor.filter(({ outcome }) => outcome === 'sent');
    expect(sent.length).toBeGreaterThan(1);
    const premier = await idOf('premier');
    for (const { recipient, address } of sent) expect(address === null).toBe(recipient?.id !== premier);

    // Refused once, and sent to another address when an administrator tried again.
    await ground.query(
      `UPDATE occurrences SET note = '550 5.1.1 <old@example.org>' WHERE commitment_id = $1 AND state = 'sent'`,
      [commitment],
    );
    const listed = await ground.run(() => ground.nest.get(ReminderQueries).remindersOf(commitment));
    expect(JSON.stringify([listed, asAuditor])).not.toContain('old@example.org');
  });
});
