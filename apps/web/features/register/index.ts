export { readRegisterAhead } from './read-ahead.js';
export { RegisterLink } from './register-link.js';
export { registerLink } from './register-link.rules.js';
export { readSearch, type RegisterSearch } from './register-search.rules.js';
export { exactValue } from './search-words.rules.js';
