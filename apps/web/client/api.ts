import { QueryClient } from '@tanstack/react-query';
import createFetchClient, { type Middleware } from 'openapi-fetch';
import createQueryClient from 'openapi-react-query';
import type { paths } from './api.generated.js';
import { ApiProblem, ConnectionLost, isAway, readProblem } from './problem.js';

/** Errors are thrown, never handed back: a screen has one place to show them. */
const errorsAreThrown: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) throw await readProblem(response);
  },
  onError({ error }) {
    return error instanceof ApiProblem ? error : new ConnectionLost('no answer', { cause: error });
  },
};

/** The API by its paths, typed after docs/openapi.json. The session travels in a cookie that no script can read. */
export const api = createFetchClient<paths>({ baseUrl: window.location.origin, credentials: 'same-origin' });
api.use(errorsAreThrown);

/** The same as queries and mutations of TanStack Query: `$api.useQuery('get', '/api/v1/inbox')`. */
export const $api = createQueryClient(api);

/** How long an answer counts as fresh, in milliseconds: going back and forth between screens asks nothing again. */
const FRESH = 15_000;

/** Trying again helps where nothing answered or the database was away; an answer with a reason is final. */
function worthAnotherTry(failures: number, error: unknown): boolean {
  if (failures >= 2) return false;
  return !(error instanceof ApiProblem) || isAway(error);
}

/** Milliseconds after which what could not be reached is asked for once more, as long as somebody looks at it. */
export const AWAY_PAUSE = 10_000;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH,
      retry: worthAnotherTry,
      refetchInterval: ({ state }) => isAway(state.error) && AWAY_PAUSE,
    },
    mutations: { retry: false },
  },
});
