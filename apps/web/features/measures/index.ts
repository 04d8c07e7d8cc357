export { Filters } from './filters.js';
