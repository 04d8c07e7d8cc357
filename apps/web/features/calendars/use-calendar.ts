import { $api } from '../../client/api.js';

const asked = (country: string, year: number) => ({
  params: { path: { country }, query: { from: `${year}-01-01`, to: `${year}-12-31` } },
});

/** The days of a year that differ from a country's week, and the calendar that they are of. */
export const useYear = (country: string, year: number) =>
  $api.useSuspenseQuery('get', '/api/v1/calendars/{country}/days', asked(country, year)).data;

/** The same for a form, which goes on while it is asked for. */
export const useYearOf = (country: string, year: number) =>
  $api.useQuery('get', '/api/v1/calendars/{country}/days', asked(country, year), { enabled: year >= 1900 });
