const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Whether a moment is a whole day, the end of which is meant. */
export const isDay = (moment: string): boolean => DAY.test(moment);

/** Whether it is a moment that a page can be shown as of, as the API takes it: a day or an instant, that there is. */
export const isMoment = (given: unknown): given is string =>
  typeof given === 'string' && (DAY.test(given) || INSTANT.test(given)) && isReal(given);

/** 31 February is none; it would be taken for 3 March. */
function isReal(moment: string): boolean {
  const day = moment.slice(0, 10);
  const read = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(read.getTime()) || !read.toISOString().startsWith(day)) return false;
  return isDay(moment) || !Number.isNaN(Date.parse(moment));
}
