import type { JsonValue } from '#history';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The codes that an event tells an area by stand under this name. */
const AREA = 'areaCode';

/** What the states of events point to: ids of whatever kind, and codes of areas, each once. */
export function pointedTo(states: readonly JsonValue[]): { ids: string[]; areaCodes: string[] } {
  const ids = new Set<string>();
  const areaCodes = new Set<string>();
  const look = (value: JsonValue, name: string) => {
    if (typeof value === 'string') {
      if (name === AREA) areaCodes.add(value);
      else if (UUID.test(value)) ids.add(value);
    } else if (Array.isArray(value)) {
      for (const item of value) look(item, name);
    } else if (value !== null && typeof value === 'object') {
      for (const [inner, item] of Object.entries(value)) look(item, inner);
    }
  };
  for (const state of states) look(state, '');
  return { ids: [...ids], areaCodes: [...areaCodes] };
}
