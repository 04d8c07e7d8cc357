import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type Icon, IconCalendarTime, IconCircleCheck, IconCircleOff } from '@tabler/icons-react';
import type { Deputyship } from '../../client/api.generated.js';
import { shortDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { personName } from '../../language/names.rules.js';
import { State, type Tone } from '../../look/state.js';
import { useToday } from '../../session/index.js';
import { standing } from './deputyship.rules.js';

interface Props {
  deputyship: Deputyship;
  /** Absent for those who may not change it. */
  onChange: (() => void) | null;
}

const SHAPES: Record<ReturnType<typeof standing>, [Tone, Icon]> = {
  over: ['quiet', IconCircleOff],
  to_come: ['soon', IconCalendarTime],
  now: ['done', IconCircleCheck],
};

/** Who stands in for whom, when, and whether it is so today. */
export function DeputyshipRow({ deputyship, onChange }: Props) {
  const { t } = useLingui();
  const [language, today] = [useLanguage(), useToday()];
  const { absent, deputy, startsOn, endsOn } = deputyship;
  const [away, deputyName] = [personName(absent, language), personName(deputy, language)];
  const stands = standing(deputyship, today);
  const [tone, icon] = SHAPES[stands];
  const words = { over: t`over`, to_come: t`to come`, now: t`today` }[stands];
  return (
    <tr>
      <th scope="row">{away}</th>
      <td data-label={t`Deputy`}>{deputyName}</td>
      <td data-label={t`First day`}>{shortDate(startsOn, language)}</td>
      <td data-label={t`Last day`}>{shortDate(endsOn, language)}</td>
      <td data-label={t`When`}>
        <State tone={tone} icon={icon}>
          {words}
        </State>
      </td>
      {onChange && (
        <td>
          <Button
            variant="default"
            size="compact-md"
            aria-label={t`Change the days: ${deputyName} for ${away}`}
            onClick={onChange}
          >
            <Trans>Change the days</Trans>
          </Button>
        </td>
      )}
    </tr>
  );
}
