export { readRegisterAhead } from './read-ahead.js';
export { readSearch, type RegisterSearch } from './register-search.rules.js';
export { exactValue } from './search-words.rules.js';
