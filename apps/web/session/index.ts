export { askForSession, profileQuery, useProfile } from './session.js';
export { useTimeZone, useToday } from './today.js';
