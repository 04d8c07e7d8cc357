export { BodySelect } from './body-select.js';
export { PostSelect } from './post-select.js';
