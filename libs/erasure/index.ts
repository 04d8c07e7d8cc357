export { ErasePerson, type ErasureRequest } from './erase-person.js';
export { ErasureModule } from './erasure.module.js';
export { ANSWERS_LOCK } from './stored-answers.js';
