import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { PageTitle } from '../look/page-title.js';

/** Stands where the page will be while nobody answers who is signed in: without that no screen can be shown. */
export function LateNote() {
  const { t } = useLingui();
  return (
    <main className="page">
      <PageTitle title={t`The register takes longer than usual to answer`} />
      <p role="alert">
        <Trans>This page comes as soon as it answers. If it does not, whoever runs the register can tell why.</Trans>
      </p>
      <Button variant="default" onClick={() => window.location.reload()}>
        <Trans>Load the page again</Trans>
      </Button>
    </main>
  );
}
