import { Trans, useLingui } from '@lingui/react/macro';
import { Radio, Stack, Textarea } from '@mantine/core';
import type { CounterpartMove } from '../../../client/api.generated.js';
import { CONTROL_STATUS, type ControlStatus } from '../../../language/words.js';
import { ControlStatusMark } from '../../../look/control-status.js';
import { FormFrame } from '../form-frame.js';
import type { FormProps } from '../form-props.js';
import { moveCounterpart } from '../requests.js';
import { useKeptForm } from '../../../look/use-kept-form.js';
import { useSending } from '../use-sending.js';

interface Values {
  status: ControlStatus | '';
  remark: string;
}

/** Where the other side of a joint commitment stands, as it has become known here. */
export function CounterpartForm({ action, opened, possible, onClose, onDone }: FormProps) {
  const { t, i18n } = useLingui();
  const statuses = possible.items.flatMap((one) => one.statuses);
  const kept = useKeptForm<Values>(
    { place: opened.id, form: action.kind },
    {
      initial: { status: '', remark: '' },
      validate: { status: (status) => (statuses.some((one) => one === status) ? null : t`Say where it stands now`) },
    },
  );
  const { form } = kept;
  const sending = useSending(opened, {
    kept,
    send: (body: CounterpartMove, headers) => moveCounterpart(opened.id, body, headers),
    onDone: () => onDone(<Trans>It is noted where the other side stands.</Trans>),
  });
  return (
    <FormFrame
      {...{ opened, kept, sending, onClose }}
      next={<Trans>It shows beside our own status. Our side, its deadline and its reminders stay as they are.</Trans>}
      send={t`Note it`}
      onSubmit={form.onSubmit(({ status, remark }) => {
        if (status !== '') void sending.submit({ status, remark: remark.trim() });
      })}
    >
      <div className="control-quote">
        {opened.counterpart?.name}{' '}
        {opened.counterpartStatus !== null && <ControlStatusMark status={opened.counterpartStatus} />}
      </div>
      <Radio.Group label={t`Where it stands now`} {...form.getInputProps('status')}>
        <Stack gap={6} mt={4}>
          {statuses.map((status) => (
            <Radio key={status} value={status} label={i18n._(CONTROL_STATUS[status])} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label={t`How it has become known (may be left out)`}

        {...form.getInputProps('remark')}
      />
    </FormFrame>
  );
}
