import '../../look/fields.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, SegmentedControl, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { PARTICIPANT_SIDE } from '../../language/words.js';
import { DayField } from '../../look/day-field.js';
import { LadderField, RegimeField } from '../ladders/index.js';
import { BodySelect, PostSelect } from '../people/index.js';
import { blankParticipant, type MeetingFields } from './meeting-form.rules.js';

type Form = UseFormReturnType<MeetingFields>;

/** The fields of a meeting: the occasion, then who took part. */
export function MeetingFieldset({ form }: { form: Form }) {
  const { t } = useLingui();
  return (
    <>
      <TextInput label={t`Title`} required mb="sm" data-autofocus {...form.getInputProps('title')} />
      <Group grow align="flex-start" mb="sm" className="form-row">
        <DayField
          label={t`Date`}
          description={t`Usually the day of signing: deadlines are counted from it`}
          required
          {...form.getInputProps('heldOn')}
        />
        <TextInput
          label={t`Code`}
          description={t`Begins the references of its commitments, as BY-RU-MOS/2023-12-18`}
          required
          spellCheck={false}
          {...form.getInputProps('code')}
        />
      </Group>
      <Group grow align="flex-start" mb="md" className="form-row">
        <TextInput label={t`Place (may be left out)`} {...form.getInputProps('place')} />
        <DayField label={t`Next meeting (may be left out)`} clearable {...form.getInputProps('nextMeetingOn')} />
      </Group>
      <Participants form={form} />
      <Group grow align="flex-start" mt="md" className="form-row">
        <RegimeField description={t`Of its commitments that choose no others`} {...form.getInputProps('regimeCode')} />
        <LadderField
          description={t`Of its commitments that choose no others`}
          none={t`Those of all that choose none`}
          {...form.getInputProps('ladderCode')}
        />
      </Group>
    </>
  );
}

function Participants({ form }: { form: Form }) {
  const add = (side: 'ours' | 'theirs') =>
    form.insertListItem('participants', blankParticipant(side, crypto.randomUUID()));
  return (
    <>
      <Text size="sm" mb="xs">
        <Trans>
          Who took part: the bodies, in the order in which they are to be shown, and the post that spoke for each.
        </Trans>
      </Text>
      {form.values.participants.map(({ key }, index) => (
        <ParticipantRow key={key} form={form} index={index} />
      ))}
      <Group gap="xs">
        <Button variant="default" size="compact-md" onClick={() => add('ours')}>
          <Trans>Add a body on our side</Trans>
        </Button>
        <Button variant="default" size="compact-md" onClick={() => add('theirs')}>
          <Trans>Add a body on their side</Trans>
        </Button>
      </Group>
    </>
  );
}

function ParticipantRow({ form, index }: { form: Form; index: number }) {
  const { t, i18n } = useLingui();
  const at = `participants.${index}`;
  const number = index + 1;
  return (
    <fieldset className="fields">
      <legend>
        <Trans>Participant {number}</Trans>
      </legend>
      <SegmentedControl
        aria-label={t`Side`}
        size="sm"
        mb="xs"
        data={(['ours', 'theirs'] as const).map((side) => ({ value: side, label: i18n._(PARTICIPANT_SIDE[side]) }))}
        {...form.getInputProps(`${at}.side`)}
      />
      <Group grow align="flex-start" className="form-row">
        <BodySelect label={t`Body`} {...form.getInputProps(`${at}.bodyId`)} />
        <PostSelect label={t`Who spoke for it (may be left out)`} {...form.getInputProps(`${at}.spokesmanPostId`)} />
      </Group>
      {form.values.participants.length > 1 && (
        <Button variant="subtle" size="compact-md" mt="xs" onClick={() => form.removeListItem('participants', index)}>
          <Trans>Remove participant {number}</Trans>
        </Button>
      )}
    </fieldset>
  );
}
