export { type DraftName, dropDraft, forgetDrafts, keepDraft, readDraft } from './drafts.js';
export { dismissFirstSteps, noteStep, useFirstSteps } from './first-steps.js';
export { ProfileProvider, useProfile } from './profile.js';
export { askForSession, profileQuery } from './session.js';
export { instantNow, thisMoment, todayOf, useTimeZone, useToday } from './today.js';
