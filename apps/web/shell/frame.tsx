import './frame.css';
import { Trans } from '@lingui/react/macro';
import { Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { Link, Outlet, useNavigate, useRouter } from '@tanstack/react-router';
import { Suspense, useEffect, useState } from 'react';
import { api, queryClient } from '../client/api.js';
import { isSignedOut } from '../client/problem.js';
import { useLanguage } from '../language/language.js';
import { personName } from '../language/names.rules.js';
import { ProblemNote } from '../look/problem-note.js';
import { dismissFirstSteps, forgetDrafts, noteStep, ProfileProvider, useProfile } from '../session/index.js';
import { Waiting } from '../look/waiting.js';
import { LanguageSwitch } from './language-switch.js';
import { LiveNote } from './live-note.js';
import { MainNavigation } from './main-navigation.js';
import { PaletteButton } from './palette-button.js';

/** What is around every screen of somebody who is signed in. */
export function Frame() {
  return (
    <ProfileProvider>
      <NotedScreens />
      <SkipLink />
      <header className="top">
        <Link to="/" className="brand">
          Pacta
        </Link>
        <MainNavigation />
        <PaletteButton />
        <LanguageSwitch />
        <Account />
      </header>
      <main id="main" className="page">
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </main>
      <LiveNote />
    </ProfileProvider>
  );
}

/** The first steps are ticked by the screens that were opened. */
function NotedScreens() {
  const { person } = useProfile();
  const router = useRouter();
  useEffect(() => {
    const note = () => noteStep(person.id, router.state.matches.at(-1)?.routeId ?? '');
    note();
    return router.subscribe('onResolved', note);
  }, [person.id, router]);
  return null;
}

export function SkipLink() {
  return (
    <a className="skip" href="#main">
      <Trans>Skip to the content</Trans>
    </a>
  );
}

function Account() {
  const { person } = useProfile();
  const language = useLanguage();
  const navigate = useNavigate();
  const [problem, setProblem] = useState<unknown>(null);
  const showFirstSteps = async () => {
    dismissFirstSteps(person.id, false);
    await navigate({ to: '/' });
  };
  const signOut = async () => {
    try {
      await api.DELETE('/api/v1/session');
    } catch (error) {
      // A session that has ended already is what was wanted.
      if (!isSignedOut(error)) return setProblem(error);
    }
    forgetDrafts(person.id);
    queryClient.clear();
    await navigate({ to: '/sign-in' });
  };
  return (
    <>
      {problem !== null && (
        <div className="live-note no-print">
          <ProblemNote error={problem} onRetry={() => void signOut()} />
        </div>
      )}
      <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <UnstyledButton className="account">
            <span>{personName(person, language)}</span> <IconChevronDown size={15} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component={Link} to="/profile">
            <Trans>Profile</Trans>
          </Menu.Item>
          <Menu.Item onClick={() => void showFirstSteps()}>
            <Trans>First steps</Trans>
          </Menu.Item>
          <Menu.Item onClick={() => void signOut()}>
            <Trans>Sign out</Trans>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
