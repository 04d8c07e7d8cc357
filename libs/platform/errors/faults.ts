import { type Fault, type FaultRule, invalid } from './domain-error.js';

/**
 * What cannot stand in one line of text: control characters and line breaks (a name ends up in mail headers), halves of
 * surrogate pairs (no UTF-8 for them), and the marks that reverse the direction of what follows (a name must not be able
 * to pass for another).
 */
const NOT_IN_A_LINE = /[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\u202A-\u202E\u2066-\u2069]/u;

/** Something to be seen: neither a blank nor a character that no screen and no paper shows. */
const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}]/u;

/** Whether a text can stand in one line. */
export function isOneLine(text: string): boolean {
  return !NOT_IN_A_LINE.test(text);
}

/** Whether a text says something to whoever reads it. */
export function saysSomething(text: string): boolean {
  return VISIBLE.test(text);
}

export const ONE_LINE = 'must be one line of text without control characters';

export type Says = readonly [rule: FaultRule, message: string];

/** Gathers everything that is wrong with an input, so that it is reported at once and not one after the other. */
export class Faults {
  private readonly found: Fault[] = [];

  /** @param says the rule that is broken, and in English what is expected */
  require(holds: boolean, path: string, [rule, message]: Says): this {
    if (!holds) this.found.push({ path, rule, message });
    return this;
  }

  /** One line of text that says something; `limit` counts UTF-16 units. */
  line(value: string, path: string, limit = 500): this {
    return this.require(saysSomething(value), path, ['required', 'must not be empty']).optionalLine(value, path, limit);
  }

  /** One line of text that may be empty or missing. */
  optionalLine(value: string | null, path: string, limit = 500): this {
    if (value === null) return this;
    return this.noLonger(value, path, limit).require(isOneLine(value), path, ['one_line', ONE_LINE]);
  }

  /** Text of at most so many UTF-16 units. */
  noLonger(value: string, path: string, limit: number): this {
    const message = `must not be longer than ${limit} characters`;
    if (value.length > limit) this.found.push({ path, rule: 'too_long', limit, message });
    return this;
  }

  /** @throws DomainError `invalid` with all faults, when there are any. */
  throwAny(): void {
    if (this.found.length > 0) throw invalid(this.found);
  }
}
