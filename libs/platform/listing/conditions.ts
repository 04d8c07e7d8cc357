/**
 * The WHERE of a list, put together from the filters that were given. Values travel as parameters, never as text:
 * each `$?` in a condition stands for its value.
 */
export class Conditions {
  private readonly parts: string[] = [];
  private readonly parameters: unknown[] = [];

  /** Adds a condition for a value; a value that is undefined was not asked for, and adds none. */
  when(value: unknown, sql: string): this {
    if (value === undefined) return this;
    return this.and(sql.replaceAll('$?', this.bind(value)));
  }

  /** Adds a condition that needs no value, or whose placeholders come from `bind`. */
  and(sql: string): this {
    this.parts.push(`(${sql})`);
    return this;
  }

  /** Takes in a value and answers its placeholder (`$3`). */
  bind(value: unknown): string {
    this.parameters.push(value);
    return `$${this.parameters.length}`;
  }

  get sql(): string {
    return this.parts.length === 0 ? 'true' : this.parts.join(' AND ');
  }

  get values(): readonly unknown[] {
    return this.parameters;
  }
}

/** An ILIKE pattern that finds `text` anywhere, with its own `%`, `_` and `\` taken literally. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
