import { Trans, useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import type { OwnPost } from '../../client/api.generated.js';
import { useLanguage } from '../../language/language.js';
import { named, personName } from '../../language/names.rules.js';
import { CLASSIFICATION, ROLE } from '../../language/words.js';
import { useProfile } from '../../session/index.js';
import { Deputies } from './deputies.js';
import { CLEARANCE_MEANS, ROLE_MEANS } from '../../language/role-words.js';

/** What somebody is in the register today: read only, an administrator keeps it. */
export function Standing() {
  const { person, posts, actingFor } = useProfile();
  const language = useLanguage();
  return (
    <div>
      <section className="panel">
        <Title order={2} size={18} mb="xs">
          <Trans>My posts</Trans>
        </Title>
        {posts.length === 0 ? (
          <p className="dim profile-words">
            <Trans>You hold no post today. What belongs to a post reaches whoever holds it.</Trans>
          </p>
        ) : (
          <Posts posts={posts} />
        )}
        {actingFor.map(({ person: absent, posts: theirs }) => (
          <div key={absent.id}>
            <Title order={3} size={15} mt="sm" mb={4}>
              <Trans>Today I act for {personName(absent, language)}</Trans>
            </Title>
            <Posts posts={theirs} />
          </div>
        ))}
      </section>
      <Deputies personId={person.id} />
      <Rights />
    </div>
  );
}

function Posts({ posts }: { posts: readonly OwnPost[] }) {
  const language = useLanguage();
  return (
    <ul className="profile-list">
      {posts.map(({ id, title, body }) => (
        <li key={id}>
          <b>{named(title, language)}</b>
          <div className="reference">{named(body.name, language)}</div>
        </li>
      ))}
    </ul>
  );
}

function Rights() {
  const { i18n } = useLingui();
  const { roles, clearance } = useProfile();
  return (
    <section className="panel">
      <Title order={2} size={18} mb="xs">
        <Trans>What I may do</Trans>
      </Title>
      <ul className="profile-list">
        {roles.map((role) => (
          <li key={role}>
            <b>{i18n._(ROLE[role])}</b>: {i18n._(ROLE_MEANS[role])}
          </li>
        ))}
      </ul>
      <p className="profile-words">
        <b>{i18n._(CLASSIFICATION[clearance])}</b>: {i18n._(CLEARANCE_MEANS[clearance])}
      </p>
      <p className="dim profile-words">
        <Trans>Something is missing or wrong? An administrator can change it.</Trans>
      </p>
    </section>
  );
}
