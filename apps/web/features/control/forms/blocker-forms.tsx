import { Trans, useLingui } from '@lingui/react/macro';
import { Radio, Stack, Textarea } from '@mantine/core';
import type { NewBlocker } from '../../../client/api.generated.js';
import { FormFrame } from '../form-frame.js';
import type { FormProps } from '../form-props.js';
import { block, unblock } from '../requests.js';
import { useKeptForm } from '../../../look/use-kept-form.js';
import { useSending } from '../use-sending.js';

interface Values {
  side: 'ours' | 'theirs';
  text: string;
}

/** Names what stands in the way, in place of what was named before. */
export function BlockForm({ action, opened, onClose, onDone }: FormProps) {
  const { t } = useLingui();
  const kept = useKeptForm<Values>(
    { place: opened.id, form: action.kind },
    {
      initial: { side: opened.blocker?.side ?? 'ours', text: opened.blocker?.text ?? '' },
      validate: { text: (text) => (text.trim() === '' ? t`Say what stands in the way` : null) },
    },
  );
  const { form } = kept;
  const sending = useSending(opened, {
    kept,
    send: (body: NewBlocker, headers) => block(opened.id, body, headers),
    onDone: () => onDone(<Trans>It is noted what stands in the way.</Trans>),
  });
  return (
    <FormFrame
      {...{ opened, kept, sending, onClose }}
      next={
        <Trans>It shows in the register, in digests and in the brief until it is cleared. The deadline stays.</Trans>
      }
      send={t`Note it`}
      onSubmit={form.onSubmit(({ side, text }) => void sending.submit({ side, text: text.trim() }))}
    >
      <Textarea label={t`What stands in the way`} minRows={3} {...form.getInputProps('text')} />
      <Radio.Group label={t`On whose side`} {...form.getInputProps('side')}>
        <Stack gap={6} mt={4}>
          <Radio value="ours" label={t`On our side`} />
          <Radio value="theirs" label={t`On the other side`} />
        </Stack>
      </Radio.Group>
    </FormFrame>
  );
}

/** What stood in the way is gone. */
export function UnblockForm({ action, opened, onClose, onDone }: FormProps) {
  const { t } = useLingui();
  const kept = useKeptForm({ place: opened.id, form: action.kind }, { initial: { remark: '' } });
  const sending = useSending(opened, {
    kept,
    send: (body: { remark: string }, headers) => unblock(opened.id, body, headers),
    onDone: () => onDone(<Trans>Nothing stands in the way any more.</Trans>),
  });
  return (
    <FormFrame
      {...{ opened, kept, sending, onClose }}
      next={<Trans>History keeps what stood in the way and what has become of it.</Trans>}
      send={t`Clear it`}
      onSubmit={kept.form.onSubmit(({ remark }) => void sending.submit({ remark: remark.trim() }))}
    >
      <div className="control-quote">{opened.blocker?.text}</div>
      <Textarea
        label={t`What has become of it (may be left out)`}

        {...kept.form.getInputProps('remark')}
      />
    </FormFrame>
  );
}
