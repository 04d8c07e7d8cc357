import './profile.css';
import { useLingui } from '@lingui/react/macro';
import { useLanguage } from '../../language/language.js';
import { personName } from '../../language/names.rules.js';
import { PageTitle } from '../../look/page-title.js';
import { useProfile } from '../../session/index.js';
import { ChangePassword } from './change-password.js';
import { Devices } from './devices.js';
import { PreferencesForm } from './preferences-form.js';
import { Standing } from './standing.js';

/** The reader's own page: what they choose, and what they are in the register today. */
export function ProfilePage() {
  const { t } = useLingui();
  const { person } = useProfile();
  const language = useLanguage();
  return (
    <>
      <PageTitle
        title={t`Profile`}
        below={<span className="dim">{`${personName(person, language)} · ${person.email}`}</span>}
      />
      <div className="columns">
        <div>
          <PreferencesForm />
          <ChangePassword />
          <Devices />
        </div>
        <Standing />
      </div>
    </>
  );
}
