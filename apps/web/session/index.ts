export { askForSession, profileQuery, useProfile } from './session.js';
export { thisMoment, useTimeZone, useToday } from './today.js';
