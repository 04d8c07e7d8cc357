import { Trans, useLingui } from '@lingui/react/macro';
import { Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { Suspense } from 'react';
import { api, queryClient } from '../client/api.js';
import { forgetDrafts, useProfile } from '../session/index.js';
import { Waiting } from '../look/waiting.js';
import { LanguageSwitch } from './language-switch.js';
import { LiveNote } from './live-note.js';
import { PaletteButton } from './palette-button.js';

/** What is around every screen of somebody who is signed in. */
export function Frame() {
  return (
    <>
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
    </>
  );
}

export function SkipLink() {
  return (
    <a className="skip" href="#main">
      <Trans>Skip to the content</Trans>
    </a>
  );
}

function MainNavigation() {
  const { t } = useLingui();
  const { roles } = useProfile();
  const places = [
    ['/', t`Today`],
    ['/register', t`Register`],
    ['/meetings', t`Meetings`],
    ['/measures', t`Measures`],
    ...(roles.includes('administrator') ? [['/bodies', t`People and posts`] as const] : []),
  ] as const;
  return (
    <nav aria-label={t`Main`}>
      {places.map(([to, words]) => (
        <Link key={to} to={to} activeOptions={{ exact: to === '/' }} activeProps={{ 'aria-current': 'page' }}>
          {words}
        </Link>
      ))}
    </nav>
  );
}

function Account() {
  const { person } = useProfile();
  const navigate = useNavigate();
  const signOut = async () => {
    await api.DELETE('/api/v1/session');
    forgetDrafts(person.id);
    queryClient.clear();
    await navigate({ to: '/sign-in' });
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton className="account">
          {person.name} <IconChevronDown size={15} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/profile">
          <Trans>Profile</Trans>
        </Menu.Item>
        <Menu.Item onClick={() => void signOut()}>
          <Trans>Sign out</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
