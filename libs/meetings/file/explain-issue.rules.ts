import type { z } from 'zod';
import { nearestName } from './nearest-name.rules.js';
import type { FilePath, Finding } from './yaml-source.js';

type Issue = z.core.$ZodIssue;

/** What the published schema says: only the keywords that are looked at here. */
interface SchemaNode {
  properties?: Record<string, SchemaNode>;
  items?: SchemaNode;
  oneOf?: SchemaNode[];
}

/** Turns what the schema objects to into sentences that somebody who has never seen a schema understands. */
export function explainIssue(issue: Issue, value: unknown, schema: SchemaNode): Finding[] {
  const path = issue.path.filter((step): step is string | number => typeof step !== 'symbol');
  const given = valueAt(value, path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = fieldsAt(schema, path);
      return issue.keys.map((key) => ({ path: [...path, key], message: unknownField(key, known), atKey: true }));
    }
    case 'invalid_type':
      return [
        { path, message: given === undefined ? 'is missing' : `must be ${a(issue.expected)}, not ${kindOf(given)}` },
      ];
    case 'invalid_value':
      if (!isLibrarys(issue.message)) return [{ path, message: issue.message }];
      return [{ path, message: given === undefined ? 'is missing' : oneOf(issue.values.map(String), given) }];
    default:
      return [{ path, message: given === undefined && path.length > 0 ? 'is missing' : issue.message }];
  }
}

/** The schema's own messages go on after the field's name; the library's stand alone and speak of input. */
function isLibrarys(message: string): boolean {
  return message.startsWith('Invalid');
}

function oneOf(values: readonly string[], given: unknown): string {
  const nearest = typeof given === 'string' ? nearestName(given, values) : null;
  const list = values.length === 1 ? values[0] : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
  return `must be ${list}${nearest === null ? '' : ` (did you mean "${nearest}"?)`}`;
}

function unknownField(key: string, known: readonly string[]): string {
  const nearest = nearestName(key, known);
  return nearest === null
    ? `is not a field here; there are: ${known.join(', ')}`
    : `is not a field here: did you mean "${nearest}"?`;
}

function fieldsAt(schema: SchemaNode, path: FilePath): string[] {
  let nodes = [schema];
  for (const step of path) {
    nodes = nodes.flatMap((node) => (typeof step === 'number' ? (node.items ?? []) : (node.properties?.[step] ?? [])));
    nodes = nodes.flatMap((node) => (node.oneOf && !node.properties ? node.oneOf : node));
  }
  return [...new Set(nodes.flatMap((node) => Object.keys(node.properties ?? {})))];
}

function valueAt(value: unknown, path: FilePath): unknown {
  return path.reduce<unknown>(
    (inside, step) => (typeof inside === 'object' && inside !== null ? Reflect.get(inside, step) : undefined),
    value,
  );
}

const KINDS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a set of fields',
};

function a(expected: string): string {
  return KINDS[expected] ?? expected;
}

function kindOf(given: unknown): string {
  if (given === null) return 'empty';
  if (Array.isArray(given)) return 'a list';
  return given === true || given === false ? String(given) : (KINDS[typeof given] ?? typeof given);
}
