import { useLingui } from '@lingui/react/macro';
import { Menu, UnstyledButton } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { useProfile } from '../session/index.js';

interface Place {
  to: string;
  words: string;
  /** Whether the reader is at it, or at one of the screens that are reached through it. */
  isHere: boolean;
}

/** The screens that are reached through that of bodies. */
const BEHIND_BODIES =
  /^\/(bodies|posts|persons|deputyships|accounts|areas|regimes|ladders|calendars|mail|health|history)(\/|$)/;

/** Between the main screens: links in the bar, or one button where they have no room beside each other. */
export function MainNavigation() {
  const { t } = useLingui();
  const { roles } = useProfile();
  const pathname = useLocation({ select: (location) => location.pathname });
  const place = (to: string, words: string): Place => ({
    ...{ to, words },
    isHere: pathname === to || (to !== '/' && pathname.startsWith(`${to}/`)),
  });
  const places: Place[] = [
    place('/', t`Today`),
    place('/register', t`Register`),
    place('/meetings', t`Meetings`),
    place('/measures', t`Measures`),
    {
      to: '/bodies',
      // Everybody may read who holds which post; administrators do the rest from there.
      words: roles.includes('administrator') ? t`Administration` : t`People and posts`,
      isHere: BEHIND_BODIES.test(pathname),
    },
  ];
  return (
    <nav aria-label={t`Main`}>
      <div className="places">
        {places.map(({ to, words, isHere }) => (
          <PlaceOf key={to} to={to} isHere={isHere}>
            {words}
          </PlaceOf>
        ))}
      </div>
      <Menu
        position="bottom-start"
        withinPortal={false}
        withInitialFocusPlaceholder={false}
        transitionProps={{ duration: 0 }}
      >
        <Menu.Target>
          <UnstyledButton className="places-button">
            <IconMenu2 size={20} aria-hidden /> {t`Menu`}
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {places.map(({ to, words, isHere }) => (
            <Menu.Item key={to} component={PlaceOf} to={to} isHere={isHere}>
              {words}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </nav>
  );
}

function PlaceOf({ to, isHere, ...props }: React.ComponentProps<'a'> & { to: string; isHere: boolean }) {
  return <Link to={to} {...(isHere && { 'aria-current': 'page' })} {...props} />;
}
