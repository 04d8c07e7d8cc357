import type { Area, NewArea } from '../../client/api.generated.js';
import { codeOf, isCode } from '../../language/code.rules.js';
import { nameOf, NO_NAME, typedName, type TypedName } from '../../language/typed-name.rules.js';

/** An area as it is typed. */
export interface AreaDraft {
  name: TypedName;
  /** Null as long as it follows the name. */
  code: string | null;
}

export const NEW_AREA: AreaDraft = { name: NO_NAME, code: null };

/** What an area is now, to be typed on. */
export const draftOfArea = ({ name, code }: Area): AreaDraft => ({ name: typedName(name), code });

/** Its code: as typed, or made from its name. */
export const codeOfArea = ({ code, name }: AreaDraft): string => code ?? codeOf(name.en);

/** An area as the register takes it. */
export const writtenArea = (draft: AreaDraft): NewArea => ({
  code: codeOfArea(draft).trim(),
  name: nameOf(draft.name),
});

/** What is missing in it, or not as the register takes it. */
export function faultsOfArea(draft: AreaDraft): { name: boolean; code: boolean } {
  const { name, code } = writtenArea(draft);
  return { name: name.en === '', code: !isCode(code) };
}
