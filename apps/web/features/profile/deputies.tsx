import { Trans } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { $api } from '../../client/api.js';
import type { Deputyship } from '../../client/api.generated.js';
import { shortDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { personName } from '../../language/names.rules.js';
import { ProblemNote } from '../../look/problem-note.js';
import { Waiting } from '../../look/waiting.js';
import { useToday } from '../../session/index.js';

/** More deputyships of one person than anybody has to come; older ones stay away. */
const SHOWN = 100;

/** Who stands in for somebody, and for whom they will: from today on. */
export function Deputies({ personId }: { personId: string }) {
  const [language, today] = [useLanguage(), useToday()];
  const forMe = $api.useQuery('get', '/api/v1/deputyships', {
    params: { query: { absentId: personId, limit: SHOWN } },
  });
  const byMe = $api.useQuery('get', '/api/v1/deputyships', { params: { query: { deputyId: personId, limit: SHOWN } } });
  const error = forMe.error ?? byMe.error;
  const present = (items: Deputyship[] | undefined) => (items ?? []).filter(({ endsOn }) => endsOn >= today);
  const [mine, others] = [present(forMe.data?.items), present(byMe.data?.items)];
  return (
    <section className="panel">
      <Title order={2} size={18} mb="xs">
        <Trans>Deputies</Trans>
      </Title>
      {error && <ProblemNote error={error} />}
      {(forMe.isPending || byMe.isPending) && <Waiting />}
      {forMe.isSuccess && mine.length === 0 && (
        <p className="dim profile-words">
          <Trans>
            Nobody stands in for you. Before you are away, ask an administrator for a deputy: your mail then reaches
            both.
          </Trans>
        </p>
      )}
      <ul className="profile-list">
        {mine.map((one) => (
          <li key={one.id}>
            <Trans>
              <b>{personName(one.deputy, language)}</b> acts for me
            </Trans>
            <Dates of={one} />
          </li>
        ))}
        {others.map((one) => (
          <li key={one.id}>
            <Trans>
              I act for <b>{personName(one.absent, language)}</b>
            </Trans>
            <Dates of={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Dates({ of }: { of: Deputyship }) {
  const language = useLanguage();
  return (
    <div className="reference">
      {shortDate(of.startsOn, language)} – {shortDate(of.endsOn, language)}
    </div>
  );
}
