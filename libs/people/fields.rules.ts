import type { Faults } from '#platform';
import { Temporal } from 'temporal-polyfill';
import { isCountry } from './countries.rules.js';
import type { LocalName } from './roster.rules.js';

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** An area and a place, or a single word such as UTC: never an offset, which knows no summer time. */
const ZONE = /^[A-Z][A-Za-z0-9_+-]*(\/[A-Z][A-Za-z0-9_+-]*){0,2}$/;
const MORNING = /^([01]\d|2[0-3]):[0-5]\d$/;
/**
 * One address that any mail server can take apart in only one way: no quoting, no comments, no lists, no display name
 * (RFC 5321 without its quoted strings and address literals).
 */
const EMAIL =
  /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*@[\p{L}\p{N}]+((\.|-+)[\p{L}\p{N}]+)*$/u;

/** Whether this is a time zone of the IANA database that this machine knows. */
export function isTimeZone(name: string): boolean {
  if (!ZONE.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Whether this is exactly one e-mail address, within the lengths of RFC 5321 (64 before the @, 254 in all). */
export function isEmail(text: string): boolean {
  return text.length <= 254 && text.indexOf('@') <= 64 && EMAIL.test(text);
}

export function requireCode(faults: Faults, code: string): void {
  faults.require(CODE.test(code) && code.length <= 100, 'code', [
    'code',
    'must be small letters, digits and single hyphens',
  ]);
}

export function requireLocalName(faults: Faults, name: LocalName, path: string): void {
  faults.line(name.en, `${path}.en`).optionalLine(name.ru, `${path}.ru`).optionalLine(name.be, `${path}.be`);
}

export function requireTimeZone(faults: Faults, timeZone: string): void {
  faults.require(isTimeZone(timeZone), 'timeZone', ['time_zone', 'must be an IANA time zone, such as Europe/Minsk']);
}

export function requireCountry(faults: Faults, country: string): void {
  faults.require(isCountry(country), 'country', ['country', 'must be a country code of ISO 3166, such as BY']);
}

export function requireMorning(faults: Faults, morning: string): void {
  faults.require(MORNING.test(morning), 'morning', ['time', 'must be a time from 00:00 to 23:59']);
}

/** Of two days that both count, the last does not come before the first. */
export function requireOrder(faults: Faults, startsOn: Temporal.PlainDate, endsOn: Temporal.PlainDate): void {
  faults.require(Temporal.PlainDate.compare(startsOn, endsOn) <= 0, 'endsOn', [
    'too_early',
    'must not be before startsOn',
  ]);
}
