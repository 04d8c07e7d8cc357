import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, List } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { LANGUAGES } from '../../language/languages.js';
import type { Told } from '../../look/changed-note.js';
import { CHOICE, DIGEST, URGENT, WEEKDAYS } from './preference-words.js';
import { type Choice, type Choices, differing } from './preferences.rules.js';

/** What follows from what was saved. */
export function SavedNote({ what, choices }: { what: readonly Choice[]; choices: Choices }) {
  const { t } = useLingui();
  const is = (...any: Choice[]) => any.some((choice) => what.includes(choice));
  return (
    <Alert color="green" variant="light" icon={<IconCircleCheck aria-hidden />} mt="md" title={t`Saved`}>
      <List size="sm">
        {is('language') && (
          <List.Item>
            <Trans>Screens speak your language now; mails do from the next one on.</Trans>
          </List.Item>
        )}
        {is('morning') && (
          <List.Item>
            <Trans>Planned reminders move to the new hour at once: {choices.morning}.</Trans>
          </List.Item>
        )}
        {is('timeZone') && (
          <List.Item>
            <Trans>Planned reminders move to your morning in the new zone at once, and times are shown in it.</Trans>
          </List.Item>
        )}
        {is('digest', 'digestWeekday') && (
          <List.Item>
            <NextDigest choices={choices} />
          </List.Item>
        )}
        {is('urgent') && (
          <List.Item>
            <UrgentWords urgent={choices.urgent} />
          </List.Item>
        )}
      </List>
    </Alert>
  );
}

function NextDigest({ choices }: { choices: Choices }) {
  const { i18n } = useLingui();
  if (choices.digest === 'off') return <Trans>No digest comes any more; reminders do.</Trans>;
  if (choices.digest === 'daily') return <Trans>The digest comes every working day from now on.</Trans>;
  const weekday = i18n._(WEEKDAYS[choices.digestWeekday - 1]);
  return <Trans>The digest comes once a week from now on. Day: {weekday}.</Trans>;
}

function UrgentWords({ urgent }: { urgent: Choices['urgent'] }) {
  if (urgent === 'immediate') return <Trans>Decisions on what has a high priority come at once from now on.</Trans>;
  return <Trans>Decisions on what has a high priority come with the morning mail from now on.</Trans>;
}

/** Both versions of what somebody else has changed meanwhile, and what stands in the form. */
export function useTold() {
  const { i18n } = useLingui();
  const words = (choice: Choice, of: Choices): string => {
    if (choice === 'language') return LANGUAGES[of.language];
    if (choice === 'digest') return i18n._(DIGEST[of.digest]);
    if (choice === 'urgent') return i18n._(URGENT[of.urgent]);
    if (choice === 'digestWeekday') return i18n._(WEEKDAYS[of.digestWeekday - 1]);
    return of[choice];
  };
  return ({ then, now, typed }: { then: Choices; now: Choices; typed: Choices }): Told[] =>
    differing(then, now).map((choice) => ({
      name: i18n._(CHOICE[choice]),
      then: words(choice, then),
      now: words(choice, now),
      yours: words(choice, typed),
    }));
}
