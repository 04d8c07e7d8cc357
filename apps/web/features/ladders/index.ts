export { AUDIENCE } from './audience-words.js';
export { LadderField, RegimeField } from './rules-fields.js';
export { RungWords } from './rung-words.js';
export { useLadderName, useLadderOf } from './use-ladders.js';
