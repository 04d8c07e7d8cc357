import { Injectable } from '@nestjs/common';
import { History } from '#history';
import {
  Conditions,
  conflict,
  containing,
  Faults,
  invalid,
  notFound,
  type Page,
  type PageRequest,
  readPage,
  refusing,
  Replanner,
  Transactions,
} from '#platform';
import { isErased } from './erased-person.rules.js';
import { isEmail, requireCode, requireMorning, requireTimeZone } from './fields.rules.js';
import { PersonEntity } from './person.entity.js';
import { personNames } from './person-reference.sql.js';
import { RosterEntries } from './roster-entries.js';
import type { Clearance, DigestRhythm, Language, RosterPerson, UrgentMail } from './roster.rules.js';

export const LANGUAGES = ['en', 'ru', 'be'] as const;
export const CLEARANCES = ['public', 'official', 'confidential'] as const;
export const DIGEST_RHYTHMS = ['weekly', 'daily', 'off'] as const;
export const URGENT_MAIL = ['morning', 'immediate'] as const;

/** Somebody who can hold a post. An account is another matter, and optional. */
export interface Person extends RosterPerson {
  /** Whether and how often they get the digest, should they be a head or a controller. */
  digest: DigestRhythm;
  /** The day of the weekly one, from 1 for Monday; where it is a day off, the next working day of that week. */
  digestWeekday: number;
  /** What the mail server said when it refused the address for good. */
  emailRefusal: string | null;
  version: number;
}

export interface NewPerson {
  code: string;
  name: string;
  names?: { ru?: string | null; be?: string | null };
  email: string;
  timeZone: string;
  /** English when left out. */
  language?: Language;
  /** 'HH:MM' in the person's zone; 09:00 when left out. */
  morning?: string;
  /** Public only when left out. */
  clearance?: Clearance;
  /** Weekly when left out. */
  digest?: DigestRhythm;
  /** Monday when left out. */
  digestWeekday?: number;
  /** With the mail of the morning when left out. */
  urgent?: UrgentMail;
}

/** What is left out stays as it is. Giving an e-mail address, even the same again, clears a refusal. */
export type PersonChanges = Partial<NewPerson>;

export interface PersonFilter {
  /** Found anywhere in a name or the code, whatever the case. */
  q?: string;
  /** Exactly this address, whatever the case. For those who may see addresses. */
  email?: string;
  /** Whether mail servers refuse their address. */
  emailRefused?: boolean;
  sort?: PersonSort | `-${PersonSort}`;
}
export type PersonSort = keyof typeof SORTS;

const SORTS = {
  name: { column: 'r.name', type: 'text' },
  code: { column: 'r.code', type: 'text' },
} as const;

/** What the plan depends on, as one text. Not the address: a mail goes to that of its moment. */
function decidesPlan({ emailRefused, timeZone, morning, clearance, urgent }: Person): string {
  return JSON.stringify([emailRefused, timeZone, morning, clearance, urgent]);
}

/** What only digests depend on. */
function decidesDigests({ digest, digestWeekday }: Person): string {
  return JSON.stringify([digest, digestWeekday]);
}

const USUAL = {
  language: 'en',
  morning: '09:00',
  clearance: 'public',
  digest: 'weekly',
  digestWeekday: 1,
  urgent: 'morning',
} as const;

const SELECT = `
  SELECT r.id, r.code, r.name, ${personNames('r')} AS names, r.email, r.language,
         r.time_zone AS "timeZone", to_char(r.morning, 'HH24:MI') AS morning, r.clearance,
         r.digest, r.digest_weekday AS "digestWeekday", r.urgent,
         r.email_refused_at IS NOT NULL AS "emailRefused", r.email_refusal AS "emailRefusal", r.version`;

type PersonFields = Omit<Person, 'id' | 'emailRefused' | 'emailRefusal' | 'version'>;

/** The people of the register and how each is reached. */
@Injectable()
export class Persons {
  private readonly entries: RosterEntries<Person>;

  constructor(
    private readonly transactions: Transactions,
    history: History,
    private readonly replanner: Replanner,
  ) {
    const read = (id: string) => this.get(id);
    this.entries = new RosterEntries(transactions, history, { subject: 'person', entity: PersonEntity, read });
  }

  /** @throws invalid naming every field at fault, conflict `code_taken` or `email_taken`. */
  async create(given: NewPerson): Promise<Person> {
    const person = { ...USUAL, ...given, names: { ru: null, be: null, ...given.names } };
    this.check(person);
    return refusing(this.entries.add(row(person)), refusals(person));
  }

  /** @throws stale, not_found, conflict `person_erased`, and what `create` throws. */
  async update(id: string, version: number, changes: PersonChanges): Promise<Person> {
    const before = await this.entries.lockAt(id, version);
    if (isErased(before)) throw personErased();
    const person = { ...before, ...changes, names: { ...before.names, ...changes.names } };
    this.check(person);
    const refusal = changes.email === undefined ? {} : { emailRefusedAt: null, emailRefusal: null };
    const after = await refusing(this.entries.change(before, { ...row(person), ...refusal }), refusals(person));
    // Only where the plan can change: planning anew holds everybody up.
    if (decidesPlan(before) !== decidesPlan(after)) await this.replanner.rosterChanged({ personIds: [id] });
    else if (decidesDigests(before) !== decidesDigests(after)) await this.replanner.digestsChanged([id]);
    return after;
  }

  /**
   * Notes that a mail server refused a person's address for good, in its words. Asked again for an address that is
   * refused already, or that has been changed meanwhile, it does nothing.
   */
  async refuseEmail(id: string, refused: { email: string; reason: string }): Promise<void> {
    const before = await this.entries.lock(id);
    if (before.emailRefused || before.email !== refused.email) return;
    const refusal = { emailRefusedAt: () => 'now()', emailRefusal: refused.reason };
    await this.entries.change(before, refusal, 'email_refused');
    await this.replanner.rosterChanged({ personIds: [id] });
  }

  /**
   * Ends the digests of whoever the token in their link belongs to. Asked once more it does nothing. History names
   * nobody as having done it: whoever has the mail has the link.
   * @throws not_found
   */
  async unsubscribe(token: string): Promise<void> {
    const [found] = await this.manager.query<{ id: string }[]>('SELECT id FROM persons WHERE digest_token = $1', [
      token,
    ]);
    if (found === undefined) throw notFound();
    const before = await this.entries.lock(found.id);
    if (before.digest !== 'off') await this.entries.change(before, { digest: 'off' }, 'unsubscribed');
  }

  /** @throws not_found */
  async get(id: string): Promise<Person> {
    const [person] = await this.manager.query<Person[]>(`${SELECT} FROM persons r WHERE r.id = $1`, [id]);
    if (person === undefined) throw notFound();
    return person;
  }

  /** Those of the codes that exist, by code. */
  async byCodes(codes: readonly string[]): Promise<Map<string, Person>> {
    const rows = await this.manager.query<Person[]>(`${SELECT} FROM persons r WHERE r.code = ANY ($1)`, [codes]);
    return new Map(rows.map((person) => [person.code, person]));
  }

  async list(filter: PersonFilter, page: PageRequest): Promise<Page<Person>> {
    const conditions = new Conditions()
      .when(
        filter.q === undefined ? undefined : containing(filter.q),
        'r.name ILIKE $? OR r.name_ru ILIKE $? OR r.name_be ILIKE $? OR r.code ILIKE $?',
      )
      .when(filter.email, 'lower(r.email) = lower($?)')
      .when(filter.emailRefused, '(r.email_refused_at IS NOT NULL) = $?::boolean');
    const listing = { select: SELECT, from: 'persons r', tie: 'r.id', conditions, sorts: SORTS };
    return readPage<Person, PersonSort>(this.manager, { ...listing, sort: filter.sort ?? 'name' }, page);
  }

  private get manager() {
    return this.transactions.manager;
  }

  private check(person: PersonFields): void {
    const faults = new Faults()
      .line(person.name, 'name')
      .optionalLine(person.names.ru, 'names.ru')
      .optionalLine(person.names.be, 'names.be')
      .require(isEmail(person.email), 'email', ['email', 'must be one e-mail address'])
      .require(LANGUAGES.includes(person.language), 'language', ['choice', `must be one of ${LANGUAGES.join(', ')}`])
      .require(CLEARANCES.includes(person.clearance), 'clearance', [
        'choice',
        `must be one of ${CLEARANCES.join(', ')}`,
      ])
      .require(DIGEST_RHYTHMS.includes(person.digest), 'digest', [
        'choice',
        `must be one of ${DIGEST_RHYTHMS.join(', ')}`,
      ])
      .require(isWeekday(person.digestWeekday), 'digestWeekday', [
        'choice',
        'must be a whole number from 1, Monday, to 7, Sunday',
      ])
      .require(URGENT_MAIL.includes(person.urgent), 'urgent', ['choice', `must be one of ${URGENT_MAIL.join(', ')}`]);
    requireCode(faults, person.code);
    requireTimeZone(faults, person.timeZone);
    requireMorning(faults, person.morning);
    faults.throwAny();
  }
}

function row(person: PersonFields): Partial<PersonEntity> {
  const { names, code, name, email, language, timeZone, morning, clearance, digest, digestWeekday, urgent } = person;
  const reached = { email, language, timeZone, morning, clearance, digest, digestWeekday, urgent };
  return { code, name, nameRu: names.ru, nameBe: names.be, ...reached };
}

const isWeekday = (day: number): boolean => Number.isInteger(day) && day >= 1 && day <= 7;

/** What is refused to whoever wants to change or use somebody who has been erased. */
export function personErased() {
  return conflict('person_erased', 'This person has been erased for good: enter whoever comes back as somebody new.');
}

function refusals({ code, email }: PersonFields) {
  return {
    persons_code_key: () => conflict('code_taken', `Another person has the code "${code}".`),
    persons_erased_by_code: () => invalid({ path: 'code', rule: 'taken', message: 'is the one of an erased person' }),
    persons_email_key: () => conflict('email_taken', `Another person has the address ${email}.`),
  };
}
