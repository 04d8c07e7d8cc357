import { useLingui } from '@lingui/react/macro';
import { Menu, UnstyledButton } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useProfile } from '../session/index.js';

interface Place {
  to: string;
  words: string;
}

/** Between the main screens: links in the bar, or one button where they have no room beside each other. */
export function MainNavigation() {
  const { t } = useLingui();
  const { roles } = useProfile();
  const places: Place[] = [
    { to: '/', words: t`Today` },
    { to: '/register', words: t`Register` },
    { to: '/meetings', words: t`Meetings` },
    { to: '/measures', words: t`Measures` },
    ...(roles.includes('administrator') ? [{ to: '/bodies', words: t`Administration` }] : []),
  ];
  return (
    <nav aria-label={t`Main`}>
      <div className="places">
        {places.map(({ to, words }) => (
          <PlaceOf key={to} to={to}>
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
          {places.map(({ to, words }) => (
            <Menu.Item key={to} component={PlaceOf} to={to}>
              {words}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </nav>
  );
}

function PlaceOf({ to, ...props }: React.ComponentProps<'a'> & { to: string }) {
  return <Link to={to} activeOptions={{ exact: to === '/' }} activeProps={{ 'aria-current': 'page' }} {...props} />;
}
