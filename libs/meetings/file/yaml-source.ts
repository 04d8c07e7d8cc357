import { type Document, isAlias, isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';

/** Where something stands in a file: the keys and list indexes (from 0) that lead to it. */
export type FilePath = readonly (string | number)[];

/** One thing that is wrong in a file, before it has been found in the text. */
export interface Finding {
  path: FilePath;
  message: string;
  /** Points at the key itself, not at its value: the key is what is wrong. */
  atKey?: boolean;
}

/** One thing that is wrong in a file. Line and column count from 1; `path` reads `commitments[3].lead`. */
export interface FileFault {
  line: number;
  column: number;
  path: string;
  message: string;
}

/** A YAML or JSON text (JSON is read as YAML 1.2, which contains it) that can say where each value stands. */
export class YamlSource {
  private constructor(
    private readonly document: Document.Parsed,
    private readonly lines: LineCounter,
    /** The plain value; undefined when the text is not YAML. */
    readonly value: unknown,
    /** What keeps the text from being read at all. */
    readonly faults: readonly FileFault[],
  ) {}

  static read(text: string): YamlSource {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, strict: true });
    const faults = document.errors.map((error) => {
      const { line, col } = lines.linePos(error.pos[0]);
      return { line, column: col, path: '', message: `this is not valid YAML: ${sentence(error.message)}` };
    });
    if (faults.length > 0) return new YamlSource(document, lines, undefined, faults);
    try {
      return new YamlSource(document, lines, document.toJS(), []);
    } catch (error) {
      const message = `this is not valid YAML: ${sentence(error instanceof Error ? error.message : String(error))}`;
      return new YamlSource(document, lines, undefined, [{ line: 1, column: 1, path: '', message }]);
    }
  }

  /** Gives findings their lines, in the order of the file. */
  locate(findings: readonly Finding[]): FileFault[] {
    return findings
      .map(({ path, message, atKey }) => ({ ...this.placeOf(path, atKey ?? false), path: formatPath(path), message }))
      .sort((a, b) => a.line - b.line || a.column - b.column);
  }

  /** The place of a value; for one that is not there, the place of what should hold it. */
  private placeOf(path: FilePath, atKey: boolean): { line: number; column: number } {
    let node: unknown = this.document.contents;
    let offset = rangeStart(node) ?? 0;
    for (const [depth, step] of path.entries()) {
      const next = this.child(node, step);
      if (next === undefined) break;
      const wantsKey = atKey && depth === path.length - 1;
      offset = (wantsKey ? next.key : rangeStart(next.value)) ?? next.key ?? offset;
      node = next.value;
    }
    const { line, col } = this.lines.linePos(offset);
    return { line, column: col };
  }

  private child(node: unknown, step: string | number): { value: unknown; key: number | undefined } | undefined {
    const target = isAlias(node) ? node.resolve(this.document) : node;
    if (isMap(target)) {
      const pair = target.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      return pair && { value: pair.value, key: rangeStart(pair.key) };
    }
    if (typeof step !== 'number' || !hasItems(target) || target.items[step] === undefined) return undefined;
    return { value: target.items[step], key: undefined };
  }
}

/** `['commitments', 3, 'lead']` as `commitments[3].lead`. */
export function formatPath(path: FilePath): string {
  return path.map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`)).join('');
}

function hasItems(node: unknown): node is { items: unknown[] } {
  return typeof node === 'object' && node !== null && 'items' in node && Array.isArray(node.items);
}

function rangeStart(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}

function sentence(message: string): string {
  return message.split('\n')[0]?.trim() ?? message;
}
