import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Title } from '@mantine/core';
import { $api } from '../../client/api.js';
import type { Regime } from '../../client/api.generated.js';
import { AdministrationPlaces } from '../../look/administration-places.js';
import { Dialog } from '../../look/dialog.js';
import { PageTitle } from '../../look/page-title.js';
import { Said } from '../../look/said.js';
import { useWork } from '../../look/use-work.js';
import { useProfile } from '../../session/index.js';
import { ChangeRegime } from './change-regime.js';
import { useRegimeName, useRegimeSays } from './regime-words.js';

/** The rules by which deadlines are counted; administrators change them here. */
export function RegimesPage() {
  const { t } = useLingui();
  const nameOf = useRegimeName();
  const { data } = $api.useSuspenseQuery('get', '/api/v1/regimes');
  const mayChange = useProfile().roles.includes('administrator');
  const { work, said, begin, close, done } = useWork<Regime>();
  return (
    <>
      <PageTitle title={t`Rules for deadlines`} />
      <AdministrationPlaces />
      <Said>{said}</Said>
      <p className="dim">
        <Trans>
          What “promptly” means, and what holds when a document names no date. A meeting chooses the rules of its
          commitments; a commitment may choose others.
        </Trans>
      </p>
      <div className="card-grid">
        {data.items.map((regime) => (
          <RegimeCard key={regime.code} regime={regime} onChange={mayChange ? () => begin(regime) : null} />
        ))}
      </div>
      <Dialog opened={work !== null} onClose={close} title={work && nameOf(work)}>
        {work && (
          <ChangeRegime
            regime={work}
            onClose={close}
            onDone={() => done(<Trans>The rules are saved. Deadlines that stand have not moved.</Trans>)}
          />
        )}
      </Dialog>
    </>
  );
}

function RegimeCard({ regime, onChange }: { regime: Regime; onChange: (() => void) | null }) {
  const { t } = useLingui();
  const name = useRegimeName()(regime);
  const points = useRegimeSays()(regime);
  const titleId = `regime-${regime.code}`;
  return (
    <section className="panel" aria-labelledby={titleId}>
      <Title order={2} size={18} mb="xs" id={titleId}>
        {name}
      </Title>
      <dl className="facts">
        {points.map((point) => (
          <Point key={point.name} {...point} />
        ))}
      </dl>
      {onChange && (
        <Button variant="default" mt="md" onClick={onChange} aria-label={t`Change the rules: ${name}`}>
          <Trans>Change the rules</Trans>
        </Button>
      )}
    </section>
  );
}

function Point({ name, says }: { name: string; says: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{says}</dd>
    </>
  );
}
