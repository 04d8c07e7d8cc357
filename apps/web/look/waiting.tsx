import { useLingui } from '@lingui/react/macro';
import { Loader } from '@mantine/core';

/** Shown while an answer is on its way. */
export function Waiting() {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Loading`} className="waiting">
      <Loader size="sm" />
    </div>
  );
}
