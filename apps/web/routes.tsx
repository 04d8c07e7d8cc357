import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  parseSearchWith,
  stringifySearchWith,
} from '@tanstack/react-router';
import { exactValue, readSearch } from './features/register/index.js';
import { askForSession } from './session/index.js';
import { Frame } from './shell/frame.js';
import { NotFound } from './shell/not-found.js';
import { RouteProblem } from './shell/route-problem.js';
import { VisitorFrame } from './shell/visitor-frame.js';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const visitor = createRoute({ getParentRoute: () => root, id: 'visitor', component: VisitorFrame });
const signIn = createRoute({
  getParentRoute: () => visitor,
  path: '/sign-in',
  validateSearch: ({ to }: Record<string, unknown>): { to?: string } => (isOurs(to) ? { to } : {}),
  component: lazyRouteComponent(() => import('./features/sign-in/sign-in-page.js'), 'SignInPage'),
});

/** Only places of our own: an address of another site in `to` would lead whoever signs in away. */
function isOurs(to: unknown): to is string {
  return typeof to === 'string' && /^\/(?![/\\])/.test(to);
}

/** Everything below is for who is signed in. */
const member = createRoute({
  getParentRoute: () => root,
  id: 'member',
  beforeLoad: ({ location }) => askForSession(location.href),
  component: Frame,
});

const today = createRoute({
  getParentRoute: () => member,
  path: '/',
  component: lazyRouteComponent(() => import('./features/today/today-page.js'), 'TodayPage'),
});

const register = createRoute({
  getParentRoute: () => member,
  path: '/register',
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import('./features/register/register-page.js'), 'RegisterPage'),
});

const commitment = createRoute({
  getParentRoute: () => member,
  path: '/commitments/$id',
  component: lazyRouteComponent(() => import('./features/commitment/commitment-page.js'), 'CommitmentPage'),
});

const meetings = createRoute({
  getParentRoute: () => member,
  path: '/meetings',
  component: lazyRouteComponent(() => import('./features/meetings/meetings-page.js'), 'MeetingsPage'),
});

const meeting = createRoute({
  getParentRoute: () => member,
  path: '/meetings/$id',
  component: lazyRouteComponent(() => import('./features/meetings/meeting-page.js'), 'MeetingPage'),
});

const brief = createRoute({
  getParentRoute: () => member,
  path: '/meetings/$id/brief',
  component: lazyRouteComponent(() => import('./features/meetings/brief-page.js'), 'BriefPage'),
});

const document = createRoute({
  getParentRoute: () => member,
  path: '/documents/$id',
  component: lazyRouteComponent(() => import('./features/documents/document-page.js'), 'DocumentPage'),
});

const measures = createRoute({
  getParentRoute: () => member,
  path: '/measures',
  component: lazyRouteComponent(() => import('./features/measures/measures-page.js'), 'MeasuresPage'),
});

const profile = createRoute({
  getParentRoute: () => member,
  path: '/profile',
  component: lazyRouteComponent(() => import('./features/profile/profile-page.js'), 'ProfilePage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    visitor.addChildren([signIn]),
    member.addChildren([today, register, commitment, meetings, meeting, brief, document, measures, profile]),
  ]),
  // `?q=1e5` asks for these three letters, not for 100000.
  parseSearch: parseSearchWith(exactValue),
  stringifySearch: stringifySearchWith(JSON.stringify, exactValue),
  defaultErrorComponent: RouteProblem,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
