import pg from 'pg';
import type { Environment } from '#platform';

/** What the closing block has to say about mail that does not go out; a line each. */
export async function mailNotices(url: string, { PACTA_MAIL }: Environment): Promise<string[]> {
  const notices = PACTA_MAIL === 'dry-run' ? ['PACTA_MAIL is dry-run: no mail is delivered.'] : [];
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ reason: string }>(HELD);
    for (const { reason } of rows) {
      const why = reason && ` (${reason})`;
      notices.push(`Mail is on hold${why}: nothing is sent until you run npm run pacta -- mail release`);
    }
  } finally {
    await client.end();
  }
  return notices;
}

/** A copy that the worker has not looked at yet is on hold as well. */
const HELD = `
  SELECT CASE WHEN o.obstacle = 'held' THEN h.reason ELSE 'the database is a copy' END AS reason
  FROM (SELECT mail_obstacle() AS obstacle) o LEFT JOIN mail_hold h ON true
  WHERE o.obstacle <> 'not-swept'`;
