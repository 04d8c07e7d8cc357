import { Plural, Trans } from '@lingui/react/macro';
import { Alert, List } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { $api } from '../../client/api.js';
import type { Post } from '../../client/api.generated.js';
import { longDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { type NamedPerson, personName } from '../../language/names.rules.js';
import type { SuccessionPreview } from './succession.rules.js';

interface Props {
  post: Post;
  preview: SuccessionPreview;
  successor: NamedPerson;
  startsOn: string;
}

/** What follows from a hand-over, or what stands in its way, before anything is done. */
export function SuccessionWords({ post, preview, successor, startsOn }: Props) {
  const language = useLanguage();
  const name = personName(successor, language);
  if (preview.kind === 'already_holds') {
    return (
      <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} mt="md">
        <Trans>{name} holds this post already.</Trans>
      </Alert>
    );
  }
  if (preview.kind === 'held_later') {
    const [later, day] = [personName(preview.by, language), longDate(preview.startsOn, language)];
    return (
      <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} mt="md">
        <Trans>
          {later} begins in this post on {day}. Choose a later day, or correct that tenure first.
        </Trans>
      </Alert>
    );
  }
  const [first, last] = [longDate(startsOn, language), longDate(preview.lastDay, language)];
  return (
    <Alert
      color="civic"
      variant="light"
      icon={<IconInfoCircle aria-hidden />}
      mt="md"
      title={<Trans>What follows</Trans>}
    >
      <List size="sm">
        <List.Item>
          <Trans>
            {name} holds the post from {first}, until further notice.
          </Trans>
        </List.Item>
        {preview.from && <LastDay name={personName(preview.from, language)} day={last} />}
        <Moving post={post} />
        <List.Item>
          <Trans>Reminders of mornings from that day on go to {name}; none has to be changed by hand.</Trans>
        </List.Item>
      </List>
    </Alert>
  );
}

function LastDay({ name, day }: { name: string; day: string }) {
  return (
    <List.Item>
      <Trans>
        The last day of {name} in the post is {day}.
      </Trans>
    </List.Item>
  );
}

const ON_CONTROL = ['active', 'reported'].join(',');

/** How much goes along: what an administrator may not read is not counted, and goes along all the same. */
function Moving({ post: { id } }: { post: Post }) {
  const count = (query: object) => ({ params: { query: { status: ON_CONTROL, ...query } } });
  const led = $api.useQuery('get', '/api/v1/commitments/count', count({ leadPostId: id }));
  const controlled = $api.useQuery('get', '/api/v1/commitments/count', count({ controllerPostId: id }));
  if (!led.data || !controlled.data) return null;
  return (
    <List.Item>
      <Plural
        value={led.data.count}
        one="# commitment on control that it leads goes along"
        other="# commitments on control that it leads go along"
      />
      {'; '}
      <Plural value={controlled.data.count} one="so does # that it controls." other="so do # that it controls." />{' '}
      <Trans>Counted are those open to you; the others go along, too.</Trans>
    </List.Item>
  );
}
