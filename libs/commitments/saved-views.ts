import { Injectable } from '@nestjs/common';
import { Access } from '#access';
import { conflict, expectVersion, notFound, refusing, Transactions } from '#platform';
import { checkView, MOST_VIEWS, type ViewContent } from './saved-view.rules.js';

/** A view of the register that somebody has saved for themselves. */
export interface SavedView extends ViewContent {
  id: string;
  version: number;
}

const COLUMNS = 'id, name, address, version';

/**
 * The views of whoever asks; those of others are not there. No event tells of them: nothing in the register and no mail
 * follows from a view, and an event would keep for ever what somebody was looking for.
 */
@Injectable()
export class SavedViews {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
  ) {}

  /** All of them, by name. */
  list(): Promise<SavedView[]> {
    const sql = `SELECT ${COLUMNS} FROM saved_views WHERE person_id = $1 ORDER BY lower(name)`;
    return this.manager.query<SavedView[]>(sql, [this.owner]);
  }

  /** @throws not_found */
  get(id: string): Promise<SavedView> {
    return this.find(id, '');
  }

  /** @throws invalid; conflict `name_taken`, `too_many_views`. */
  async add({ name, address }: ViewContent): Promise<SavedView> {
    checkView({ name, address });
    // One after the other: two at once would both find room for a last one.
    await this.manager.query('SELECT FROM accounts WHERE person_id = $1 FOR NO KEY UPDATE', [this.owner]);
    const [{ count } = { count: 0 }] = await this.manager.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM saved_views WHERE person_id = $1',
      [this.owner],
    );
    if (count >= MOST_VIEWS) {
      throw conflict('too_many_views', `You have ${MOST_VIEWS} views, which is as many as are kept: remove one first.`);
    }
    const insert = this.manager.query<SavedView[]>(
      `INSERT INTO saved_views (person_id, name, address, created_at, updated_at) VALUES ($1, $2, $3, $4, $4)
       RETURNING ${COLUMNS}`,
      [this.owner, name, address, this.transactions.now.toString()],
    );
    return only(await refusing(insert, refusals(name)));
  }

  /** What is left out stays as it is. @throws not_found, stale, invalid; conflict `name_taken`. */
  async change(id: string, version: number, changes: Partial<ViewContent>): Promise<SavedView> {
    const before = await this.lock(id, version);
    const { name, address } = { ...before, ...changes };
    checkView({ name, address });
    const update = this.manager.query<[SavedView[], number]>(
      `UPDATE saved_views SET name = $2, address = $3, version = version + 1, updated_at = $4 WHERE id = $1
       RETURNING ${COLUMNS}`,
      [id, name, address, this.transactions.now.toString()],
    );
    const [changed] = await refusing(update, refusals(name));
    return only(changed);
  }

  /** @throws not_found, stale */
  async remove(id: string, version: number): Promise<void> {
    await this.lock(id, version);
    await this.manager.query('DELETE FROM saved_views WHERE id = $1', [id]);
  }

  private async lock(id: string, version: number): Promise<SavedView> {
    const view = await this.find(id, 'FOR UPDATE');
    expectVersion(view, version);
    return view;
  }

  private async find(id: string, locking: '' | 'FOR UPDATE'): Promise<SavedView> {
    const sql = `SELECT ${COLUMNS} FROM saved_views WHERE id = $1 AND person_id = $2 ${locking}`;
    return only(await this.manager.query<SavedView[]>(sql, [id, this.owner]));
  }

  private get owner(): string {
    const { personId } = this.access.principal;
    if (personId === null) throw notFound();
    return personId;
  }

  private get manager() {
    return this.transactions.manager;
  }
}

function only([view]: SavedView[]): SavedView {
  if (view === undefined) throw notFound();
  return view;
}

function refusals(name: string) {
  return { saved_views_name_key: () => conflict('name_taken', `You have a view with the name "${name}" already.`) };
}
