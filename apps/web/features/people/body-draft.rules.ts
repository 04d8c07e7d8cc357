import type { Body, NewBody } from '../../client/api.generated.js';
import { codeOf, isCode } from '../../language/code.rules.js';
import { nameOf, NO_NAME, typedName, type TypedName } from '../../language/typed-name.rules.js';

/** A body as it is typed. */
export interface BodyDraft {
  name: TypedName;
  kind: Body['kind'];
  country: string;
  timeZone: string;
  parentId: string | null;
  /** One a line. */
  aliases: string;
  /** Null as long as it follows the name. */
  code: string | null;
}

type Above = Pick<Body, 'id' | 'country' | 'timeZone'>;

/** A new body: where the one above it is, if there is one. */
export function newDraft(above: Above | null, timeZone: string): BodyDraft {
  const place = { country: above?.country ?? '', timeZone: above?.timeZone ?? timeZone, parentId: above?.id ?? null };
  return { name: NO_NAME, kind: above ? 'ministry' : 'state', ...place, aliases: '', code: null };
}

/** What a body is now, to be typed on. */
export function draftOf({ name, kind, country, timeZone, parentId, aliases, code }: Body): BodyDraft {
  return { name: typedName(name), kind, country, timeZone, parentId, aliases: aliases.join('\n'), code };
}

/** Its code: as typed, or made from its country and its name once it has one. */
export function codeIn({ code, country, name }: BodyDraft): string {
  return code ?? (name.en.trim() === '' ? '' : codeOf(`${country} ${name.en}`));
}

/** A body as the register takes it. */
export function written(draft: BodyDraft): Required<NewBody> {
  const { kind, country, timeZone, parentId } = draft;
  const lines = draft.aliases.split('\n').map((line) => line.trim());
  const aliases = lines.filter((line) => line !== '');
  return { code: codeIn(draft).trim(), kind, country, timeZone, name: nameOf(draft.name), parentId, aliases };
}

/** What is missing in it, or not as the register takes it. */
export function faultsOf(draft: BodyDraft): { name: boolean; country: boolean; code: boolean } {
  const { name, country, code } = written(draft);
  return { name: name.en === '', country: country === '', code: !isCode(code) };
}
