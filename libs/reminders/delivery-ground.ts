import type { ReminderGround } from './reminder-ground.js';

/** Whom the mails so far went to, sorted. */
export const addressesIn = (ground: ReminderGround) => ground.sink.mails.map(({ to }) => to.join()).sort();

/** Oldest first. */
export const mailingsIn = (ground: ReminderGround) =>
  ground.query<{ state: string; attempt: number; twice: boolean; id: string }>(
    'SELECT state, attempt, possibly_twice AS twice, id FROM mailings ORDER BY created_at',
  );

export const messageIdsIn = (ground: ReminderGround) =>
  ground.sink.mails.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1]);

/** Lets the next calls of a method fail, or a worker die there, and gives back what it was. */
export function breakAfter<T extends object>(target: T, method: keyof T & string): () => void {
  const original = Reflect.get(target, method) as (...args: unknown[]) => Promise<unknown>;
  Reflect.set(target, method, async (...args: unknown[]) => {
    await original.apply(target, args);
    throw new Error(`the power went after ${method}`);
  });
  return () => Reflect.deleteProperty(target, method);
}
