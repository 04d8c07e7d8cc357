import { useLingui } from '@lingui/react/macro';
import { Select, type SelectProps } from '@mantine/core';
import { useState } from 'react';
import { findsZone, type ZoneChoice, zoneChoices } from '../language/zones.rules.js';
import { thisMoment } from '../session/index.js';

type Props = Pick<SelectProps, 'label' | 'description'> & {
  /** A zone of the IANA list. */
  value: string;
  onChange: (zone: string) => void;
};

/** A time zone, found by a city or by how far it is from UTC. */
export function ZoneField({ value, onChange, ...field }: Props) {
  const { t } = useLingui();
  const [zones] = useState(() =>
    zoneChoices(Intl.supportedValuesOf('timeZone'), { current: value, now: thisMoment() }),
  );
  return (
    <Select
      {...field}
      data={zones}
      searchable
      allowDeselect={false}
      nothingFoundMessage={t`No zone is called so. The lists have the larger cities, in English.`}
      filter={({ options, search }) => zonesFound(options as ZoneChoice[], search)}
      value={value}
      onChange={(chosen) => chosen !== null && onChange(chosen)}
    />
  );
}

/** The kit hands over the words of the chosen zone when its field is opened: then all are there to choose from. */
function zonesFound(zones: ZoneChoice[], typed: string): ZoneChoice[] {
  return zones.some(({ label }) => label === typed) ? zones : zones.filter((zone) => findsZone(typed, zone));
}
