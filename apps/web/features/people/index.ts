export { BodySelect } from './body-select.js';
export { everyBody } from './every-page.js';
export { MendAddress } from './mend-address.js';
export { MorePages } from './more-pages.js';
export { PersonSelect, usePerson } from './person-select.js';
export { PostSelect } from './post-select.js';
export { Several } from './several.js';
