import { Outlet } from '@tanstack/react-router';
import { LanguageSwitch } from './language-switch.js';
import { SkipLink } from './frame.js';

/** What is around the screens of somebody who is not signed in. */
export function VisitorFrame() {
  return (
    <>
      <SkipLink />
      <header className="top">
        <span className="brand" style={{ flex: 1 }}>
          Pacta
        </span>
        <LanguageSwitch />
      </header>
      <main id="main" className="page">
        <Outlet />
      </main>
    </>
  );
}
