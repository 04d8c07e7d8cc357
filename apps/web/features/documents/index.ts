export { commitmentField } from './commitment-draft.rules.js';
export { changeOf, type EditFields, fieldsOf, standsOn } from './commitment-edit.rules.js';
export { HowFields, SideField, WhatFields, WhoFields } from './commitment-fieldset.js';
export { useCommitmentValidation } from './commitment-validation.js';
export { DeadlineFieldset } from './deadline-fieldset.js';
