/** A field of the API as forms name it: `evidence[0].url` is `evidence.0.url`. */
export function formField(path: string): string {
  return path.replaceAll(/\[(\d+)\]/g, '.$1');
}

/**
 * What the last name in a path is, and which of several it is about, counted from one: `parts[2]` is the third of `parts`.
 * Of several commitments each is told by its reference: `commitments[3].leadPostId` is its lead, not a fourth one.
 */
export function lastName(path: string): { name: string; number: number | null } {
  const names = path.replace(/^commitments\[\d+\]\.?/, '').split('.');
  const [, name = '', index] = /^(\w*)(?:\[(\d+)\])?$/.exec(names.at(-1) ?? '') ?? [];
  const outer = /\[(\d+)\]$/.exec(names.at(-2) ?? '')?.[1];
  const at = index ?? outer;
  return { name, number: at === undefined ? null : Number(at) + 1 };
}
