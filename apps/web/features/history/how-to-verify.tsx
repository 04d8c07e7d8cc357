import { Trans } from '@lingui/react/macro';
import { Title } from '@mantine/core';

/** Which of the steps are for the reader. */
interface Props {
  mayAsk: boolean;
  mayExport: boolean;
}

/** How somebody finds out whether the history was changed, without believing the register. */
export function HowToVerify({ mayAsk, mayExport }: Props) {
  return (
    <section className="panel" aria-labelledby="verify">
      <Title order={2} size={18} mb="xs" id="verify">
        <Trans>How to find out whether anything was changed</Trans>
      </Title>
      <p>
        <Trans>
          Every act is an event, tied to the one before it. A checkpoint signs the tree over all events. Whoever kept a
          checkpoint can show later whether any event before it was changed, left out or added.
        </Trans>
      </p>
      <ol className="history-steps">
        <li>
          <Trans>Keep the notes of checkpoints away from the register: by mail, or as files.</Trans>
        </li>
        <li>
          {mayAsk ? (
            <Trans>Ask for a checkpoint, so that the latest events are signed.</Trans>
          ) : (
            <Trans>An auditor or an administrator asks for a checkpoint, so that the latest events are signed.</Trans>
          )}
        </li>
        <li>
          {mayExport ? <Trans>Export the whole history.</Trans> : <Trans>An auditor exports the whole history.</Trans>}
        </li>
        <li>
          <Trans>
            Verify the file on a machine of your own: <code>node verify-export.mjs history.ndjson key.txt</code>. The
            script comes with the documentation, in <code>docs/audit.md</code>.
          </Trans>
        </li>
      </ol>
    </section>
  );
}
