import type { z } from 'zod';
import { FileMeeting, SECTIONS } from './meeting-file.schema.js';

type Section = keyof typeof SECTIONS;

/** What could be read of one thing: fields that are at fault are left out. */
export type Readable<S extends z.ZodType> = Partial<z.infer<S>>;

/** One entry of a list, with its place in the list as written. */
export interface Entry<T> {
  index: number;
  value: T;
  /** Fields that are written but could not be read: not to be taken for missing. */
  faulty: ReadonlySet<string>;
}

export type Entries = { [S in Section]: Entry<Readable<(typeof SECTIONS)[S]>>[] } & {
  meeting: Readable<typeof FileMeeting>;
  regime: string;
  ladder: string;
  /** Codes that are themselves at fault: still good to point at, so that one fault does not cause others. */
  faultyCodes: ReadonlySet<string>;
};

/**
 * What can be read of a file, field by field, so that the checks between entries run even when some of them are faulty
 * and every fault is reported at once.
 */
export function salvage(written: unknown): Entries {
  const faultyCodes = new Set<string>();
  const section = <S extends Section>(name: S): Entry<Readable<(typeof SECTIONS)[S]>>[] => {
    const list = field(written, name);
    if (!Array.isArray(list)) return [];
    return list.map((item: unknown, index) => {
      const value = readable(SECTIONS[name], item);
      const code = field(item, 'code');
      if (typeof code === 'string' && field(value, 'code') === undefined) faultyCodes.add(code);
      return { index, value, faulty: new Set(Object.keys(item ?? {}).filter((name) => !(name in value))) };
    });
  };
  return {
    areas: section('areas'),
    bodies: section('bodies'),
    posts: section('posts'),
    persons: section('persons'),
    tenures: section('tenures'),
    deputyships: section('deputyships'),
    documents: section('documents'),
    commitments: section('commitments'),
    meeting: readable(FileMeeting, field(written, 'meeting')),
    regime: textOr(field(written, 'regime'), 'cis'),
    ladder: textOr(field(written, 'ladder'), 'default'),
    faultyCodes,
  };
}

function readable<S extends z.ZodObject>(schema: S, item: unknown): Readable<S> {
  const whole = schema.safeParse(item);
  if (whole.success) return whole.data;
  const fields = Object.entries<z.ZodType>(schema.shape).flatMap(([name, type]) => {
    const read = type.safeParse(field(item, name));
    return read.success && read.data !== undefined ? [[name, read.data]] : [];
  });
  return Object.fromEntries(fields) as Readable<S>;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function textOr(value: unknown, fallback: string): string {
  return typeof value === 'string' ? value : fallback;
}
