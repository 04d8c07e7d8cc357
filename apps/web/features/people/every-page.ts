import { queryOptions } from '@tanstack/react-query';
import { api } from '../../client/api.js';
import type { Body } from '../../client/api.generated.js';

/** The most that the API gives at a time. */
const PAGE = 100;
/** More bodies than any register has; a list without end would hang the page. */
const MOST = 5_000;

/** All bodies, page after page: a tree cannot be drawn from a part. */
export const everyBody = queryOptions({
  queryKey: ['get', '/api/v1/bodies', 'every'],
  async queryFn(): Promise<Body[]> {
    const bodies: Body[] = [];
    for (let after: string | null | undefined; after !== null && bodies.length < MOST;) {
      const query = { limit: PAGE, ...(after !== undefined && { after }) };
      const { data } = await api.GET('/api/v1/bodies', { params: { query } });
      bodies.push(...(data?.items ?? []));
      after = data?.next ?? null;
    }
    return bodies;
  },
});
