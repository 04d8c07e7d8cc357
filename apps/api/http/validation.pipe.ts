import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { DomainError, type Fault, invalid } from '#platform';
import { faultsOf, type Path, pathText } from './faults.rules.js';
import { wordsOf } from './words.rules.js';

/** Text that PostgreSQL cannot keep: a NUL, or half of a surrogate pair (there is no UTF-8 for it). */
const UNKEEPABLE = /\0|\p{Surrogate}/u;

/** No request of ours is nested as deep as this; what is, wants to exhaust the stack. */
const DEEPEST = 32;

/**
 * Checks what came in against the route's schema; every fault names its field. Text that cannot be stored is refused
 * before, wherever it stands, so that no schema has to think of it.
 */
@Injectable()
export class ValidationPipe implements PipeTransform {
  async transform(value: unknown, { type, data, schema }: ArgumentMetadata): Promise<unknown> {
    if (type === 'custom') return value;
    const root = data === undefined ? [] : [data];
    if (type === 'body' && schema && value === undefined) {
      throw new DomainError('invalid', 'invalid', 'A JSON body is expected.');
    }
    const unkeepable = findUnkeepable(value, root);
    if (unkeepable) throw invalid(unkeepable);
    if (!schema) return value;
    if (!(schema instanceof z.ZodType)) throw new Error(`the schema of ${data ?? type} is not one of zod`);
    const result = await schema.safeParseAsync(value, { error: wordsOf });
    if (result.error) {
      const { faults, more } = faultsOf(result.error.issues, root);
      throw invalid(faults, more);
    }
    return result.data;
  }
}

/** Where a value stands. Its path is put together for a fault alone: a request may hold a million values. */
interface Place {
  value: unknown;
  name: string | number;
  inside: Place | null;
  depth: number;
}

/** Walks without recursion: the depth of what came in is the sender's choice. */
function findUnkeepable(value: unknown, root: Path): Fault | null {
  const open: Place[] = [{ value, name: '', inside: null, depth: root.length }];
  for (let place = open.pop(); place; place = open.pop()) {
    const { value: here, depth } = place;
    if (typeof here === 'string' && UNKEEPABLE.test(here)) {
      const message = 'must not contain a NUL character or half of a surrogate pair';
      return { path: pathText([...root, ...pathTo(place)]), rule: 'form', message };
    }
    if (typeof here !== 'object' || here === null || Buffer.isBuffer(here)) continue;
    if (depth > DEEPEST) {
      return { path: pathText([...root, ...pathTo(place)].slice(0, 1)), rule: 'form', message: 'is nested too deeply' };
    }
    for (const [name, item] of Object.entries(here) as [string, unknown][]) {
      if (typeof item !== 'string' && typeof item !== 'object') continue;
      open.push({ value: item, name: Array.isArray(here) ? Number(name) : name, inside: place, depth: depth + 1 });
    }
  }
  return null;
}

function pathTo(place: Place): Path {
  const path: (string | number)[] = [];
  for (let at = place; at.inside; at = at.inside) path.unshift(at.name);
  return path;
}
