export { ErasePerson, type ErasureRequest } from './erase-person.js';
export { ErasureModule } from './erasure.module.js';
