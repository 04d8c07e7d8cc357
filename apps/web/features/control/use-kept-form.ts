export { type KeptForm, useKeptForm } from '../../look/use-kept-form.js';
