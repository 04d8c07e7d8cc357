export { measureSearch } from './measure-search.rules.js';
