export type { Calendar, CalendarDay } from './calendar.js';
export { CalendarDays, type DayEntry } from './calendar-days.js';
export { Calendars } from './calendars.js';
export { CalendarsModule } from './calendars.module.js';
export { type NamedRegime, type RegimeChanges, Regimes } from './regimes.js';
