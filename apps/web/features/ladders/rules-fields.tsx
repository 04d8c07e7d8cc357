import { useLingui } from '@lingui/react/macro';
import { NativeSelect, type NativeSelectProps } from '@mantine/core';
import { $api } from '../../client/api.js';
import { REGIME } from '../../language/words.js';
import { useLadderName, useLadders } from './use-ladders.js';

type Props = Omit<NativeSelectProps, 'data' | 'label'>;

/**
 * By which ladder it is reminded of.
 * @param none what an empty choice means
 */
export function LadderField({ none, ...field }: Props & { none: string }) {
  const { t } = useLingui();
  const nameOf = useLadderName();
  const ladders = (useLadders() ?? []).map((ladder) => ({ value: ladder.code, label: nameOf(ladder) }));
  return <NativeSelect {...field} label={t`Rules for reminders`} data={[{ value: '', label: none }, ...ladders]} />;
}

/** By which rules deadlines are counted. */
export function RegimeField(field: Props) {
  const { t, i18n } = useLingui();
  const { data } = $api.useQuery('get', '/api/v1/regimes');
  const regimes = (data?.items ?? []).map(({ code, name }) => {
    const words = REGIME[code];
    return { value: code, label: words ? i18n._(words) : name };
  });
  return <NativeSelect {...field} label={t`Rules for deadlines`} data={regimes} />;
}
