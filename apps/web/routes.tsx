import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  parseSearchWith,
  stringifySearchWith,
} from '@tanstack/react-router';
import { wordsSearch } from './client/words-search.rules.js';
import { commitmentSearch } from './commitment-search.rules.js';
import { calendarSearch } from './features/calendars/calendar-search.rules.js';
import { readCommitmentAhead } from './features/commitment/read-ahead.js';
import { comparisonSearch } from './features/comparison/comparison-search.rules.js';
import { mailSearch } from './features/mail/mail-search.rules.js';
import { readMeasuresAhead } from './features/measures/measure-queries.js';
import { measureSearch } from './features/measures/measure-search.rules.js';
import { briefSearch } from './features/meetings/brief-search.rules.js';
import { readMeetingAhead } from './features/meetings/meeting-queries.js';
import { bodiesSearch } from './features/people/people-search.rules.js';
import { exactValue, readRegisterAhead, readSearch } from './features/register/index.js';
import { readInboxAhead } from './features/today/inbox-query.js';
import { firstLanguage, speak } from './language/language.js';
import { askForSession } from './session/index.js';
import { Frame } from './shell/frame.js';
import { NotFound } from './shell/not-found.js';
import { PageProblem, RouteProblem } from './shell/route-problem.js';
import { VisitorFrame } from './shell/visitor-frame.js';

const root = createRootRoute({ component: Outlet });

const visitor = createRoute({
  getParentRoute: () => root,
  id: 'visitor',
  beforeLoad: () => speak(firstLanguage()),
  component: VisitorFrame,
});
const signIn = createRoute({
  getParentRoute: () => visitor,
  path: '/sign-in',
  validateSearch: ({ to }: Record<string, unknown>): { to?: string | undefined } => ({
    to: isOurs(to) ? to : undefined,
  }),
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
  errorComponent: PageProblem,
});

const today = createRoute({
  getParentRoute: () => member,
  path: '/',
  loader: readInboxAhead,
  component: lazyRouteComponent(() => import('./features/today/today-page.js'), 'TodayPage'),
});

const register = createRoute({
  getParentRoute: () => member,
  path: '/register',
  validateSearch: readSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => readRegisterAhead(deps),
  component: lazyRouteComponent(() => import('./features/register/register-page.js'), 'RegisterPage'),
});

const commitment = createRoute({
  getParentRoute: () => member,
  path: '/commitments/$id',
  validateSearch: commitmentSearch,
  loaderDeps: ({ search: { asOf } }) => ({ asOf }),
  loader: ({ params, deps }) => readCommitmentAhead({ id: params.id, ...deps }),
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
  loader: ({ params }) => readMeetingAhead(params.id),
  component: lazyRouteComponent(() => import('./features/meetings/meeting-page.js'), 'MeetingPage'),
});

const brief = createRoute({
  getParentRoute: () => member,
  path: '/meetings/$id/brief',
  validateSearch: briefSearch,
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
  validateSearch: measureSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => readMeasuresAhead(deps),
  component: lazyRouteComponent(() => import('./features/measures/measures-page.js'), 'MeasuresPage'),
});

const comparison = createRoute({
  getParentRoute: () => member,
  path: '/comparison',
  validateSearch: comparisonSearch,
  component: lazyRouteComponent(() => import('./features/comparison/comparison-page.js'), 'ComparisonPage'),
});

const bodies = createRoute({
  getParentRoute: () => member,
  path: '/bodies',
  validateSearch: bodiesSearch,
  component: lazyRouteComponent(() => import('./features/people/bodies-page.js'), 'BodiesPage'),
});

const post = createRoute({
  getParentRoute: () => member,
  path: '/posts/$id',
  component: lazyRouteComponent(() => import('./features/people/post-page.js'), 'PostPage'),
});

const persons = createRoute({
  getParentRoute: () => member,
  path: '/persons',
  validateSearch: wordsSearch,
  component: lazyRouteComponent(() => import('./features/people/persons-page.js'), 'PersonsPage'),
});

const person = createRoute({
  getParentRoute: () => member,
  path: '/persons/$id',
  component: lazyRouteComponent(() => import('./features/people/person-page.js'), 'PersonPage'),
});

const deputyships = createRoute({
  getParentRoute: () => member,
  path: '/deputyships',
  component: lazyRouteComponent(() => import('./features/deputyships/deputyships-page.js'), 'DeputyshipsPage'),
});

const accounts = createRoute({
  getParentRoute: () => member,
  path: '/accounts',
  validateSearch: wordsSearch,
  component: lazyRouteComponent(() => import('./features/accounts/accounts-page.js'), 'AccountsPage'),
});

const areas = createRoute({
  getParentRoute: () => member,
  path: '/areas',
  component: lazyRouteComponent(() => import('./features/areas/areas-page.js'), 'AreasPage'),
});

const regimes = createRoute({
  getParentRoute: () => member,
  path: '/regimes',
  component: lazyRouteComponent(() => import('./features/regimes/regimes-page.js'), 'RegimesPage'),
});

const ladders = createRoute({
  getParentRoute: () => member,
  path: '/ladders',
  component: lazyRouteComponent(() => import('./features/ladders/ladders-page.js'), 'LaddersPage'),
});

const ladder = createRoute({
  getParentRoute: () => member,
  path: '/ladders/$code',
  component: lazyRouteComponent(() => import('./features/ladders/ladder-page.js'), 'LadderPage'),
});

const calendars = createRoute({
  getParentRoute: () => member,
  path: '/calendars',
  component: lazyRouteComponent(() => import('./features/calendars/calendars-page.js'), 'CalendarsPage'),
});

const calendar = createRoute({
  getParentRoute: () => member,
  path: '/calendars/$country',
  validateSearch: calendarSearch,
  component: lazyRouteComponent(() => import('./features/calendars/calendar-page.js'), 'CalendarPage'),
});

const mail = createRoute({
  getParentRoute: () => member,
  path: '/mail',
  validateSearch: mailSearch,
  component: lazyRouteComponent(() => import('./features/mail/mail-page.js'), 'MailPage'),
});

const health = createRoute({
  getParentRoute: () => member,
  path: '/health',
  component: lazyRouteComponent(() => import('./features/health/health-page.js'), 'HealthPage'),
});

const history = createRoute({
  getParentRoute: () => member,
  path: '/history',
  component: lazyRouteComponent(() => import('./features/history/history-page.js'), 'HistoryPage'),
});

const administration = [
  bodies,
  post,
  persons,
  person,
  deputyships,
  accounts,
  areas,
  regimes,
  ladders,
  ladder,
  calendars,
  calendar,
  mail,
  health,
  history,
] as const;

const profile = createRoute({
  getParentRoute: () => member,
  path: '/profile',
  component: lazyRouteComponent(() => import('./features/profile/profile-page.js'), 'ProfilePage'),
});

const nowhere = createRoute({ getParentRoute: () => member, path: '$', component: NotFound });

export const router = createRouter({
  routeTree: root.addChildren([
    visitor.addChildren([signIn]),
    member.addChildren([
      today,
      register,
      commitment,
      meetings,
      meeting,
      brief,
      document,
      measures,
      comparison,
      profile,
      ...administration,
      nowhere,
    ]),
  ]),
  // `?q=1e5` asks for these three letters, not for 100000.
  parseSearch: parseSearchWith(exactValue),
  stringifySearch: stringifySearchWith(JSON.stringify, exactValue),
  defaultErrorComponent: RouteProblem,
  // What was said or chosen about one thing is not about the next.
  defaultRemountDeps: ({ params }) => params,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
