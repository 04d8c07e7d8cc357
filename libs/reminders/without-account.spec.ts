import PostalMime from 'postal-mime';
import { ReminderGround } from './reminder-ground.js';

let ground: ReminderGround;

beforeEach(async () => {
  ground = await ReminderGround.start();
  await ground.addPost('minister', { reportsTo: 'premier' });
});
afterEach(() => ground.stop());

async function reminder() {
  await ground.gatherAndDeliver();
  const [mail] = ground.sink.mails;
  const { text, html, replyTo } = await PostalMime.parse(mail?.raw ?? '');
  return { text, html, replyTo };
}

describe('a reminder to somebody without an account', () => {
  it('says whom to answer to, and leads nowhere that asks for a password', async () => {
    await ground.addCommitment('minister');
    const { text, html, replyTo } = await reminder();
    expect(text).toContain('Answer to: Person inspector, Post inspector, inspector@example.org');
    expect(html).toContain('Answer to: Person inspector, Post inspector, inspector@example.org');
    expect(text).toContain('You need no account for this');
    expect(text).not.toContain('https://');
    expect(html).not.toContain('https://');
    expect(replyTo).toMatchObject([{ address: 'inspector@example.org' }]);
  });

  it('names nobody where the content may not be shown', async () => {
    await ground.query(`UPDATE persons SET clearance = 'confidential' WHERE code = 'minister'`);
    await ground.addCommitment('minister', { classification: 'confidential' });
    const { text, replyTo } = await reminder();
    expect(text).toContain('Answer to: the controller of the commitment, in a way that its classification allows');
    expect(text).not.toContain('inspector');
    expect(replyTo).toBeUndefined();
  });

  it('names the register while the controller’s post is vacant', async () => {
    await ground.addCommitment('minister');
    await ground.query(`DELETE FROM tenures t USING posts p WHERE p.id = t.post_id AND p.code = 'inspector'`);
    const { text, replyTo } = await reminder();
    expect(text).toContain('Answer to: the register, pacta@example.org');
    expect(replyTo).toBeUndefined();
  });

  it('leads to the register where there is an account', async () => {
    const id = await ground.addCommitment('minister');
    await ground.query(
      `INSERT INTO accounts (person_id, password_hash, roles)
       SELECT id, '', '{executor}' FROM persons WHERE code = 'minister'`,
    );
    const { text, replyTo } = await reminder();
    expect(text).toContain(`https://pacta.example.org/commitments/${id}`);
    expect(text).not.toContain('Answer to');
    expect(replyTo).toBeUndefined();
  });
});
