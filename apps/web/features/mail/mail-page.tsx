import './mail.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode } from 'react';
import { $api } from '../../client/api.js';
import type { MailHealth, Person } from '../../client/api.generated.js';
import { useLanguage } from '../../language/language.js';
import { personName } from '../../language/names.rules.js';
import { AdministrationPlaces } from '../../look/administration-places.js';
import { Dialog } from '../../look/dialog.js';
import { PageTitle } from '../../look/page-title.js';
import { ProblemNote } from '../../look/problem-note.js';
import { Said } from '../../look/said.js';
import { Waiting } from '../../look/waiting.js';
import { MendAddress } from '../people/index.js';
import { HoldForm, ReleaseForm } from './hold-dialogs.js';
import { HoldPanel } from './hold-panel.js';
import { MailingLists } from './mailing-lists.js';
import { RefusedAddresses } from './refused-addresses.js';
import { useWork } from '../../look/use-work.js';

type Work = { kind: 'release'; mail: MailHealth } | { kind: 'hold' } | { kind: 'mend'; person: Person };

/** Milliseconds between two looks at the mail. */
const AGAIN = 30_000;

/** Whether mail goes out, what has not arrived, and which addresses are refused. For administrators. */
export function MailPage() {
  const { t } = useLingui();
  const { work, said, begin, close, say, done } = useWork<Work>();
  const mail = $api.useQuery('get', '/api/v1/health/mail', {}, { refetchInterval: AGAIN });
  return (
    <>
      <PageTitle title={t`Mail`} />
      <AdministrationPlaces />
      <Said>{said}</Said>
      {mail.error && <ProblemNote error={mail.error} onRetry={() => void mail.refetch()} />}
      {mail.isPending && <Waiting />}
      {mail.data && (
        <>
          <HoldPanel
            mail={mail.data}
            onRelease={() => begin({ kind: 'release', mail: mail.data })}
            onHold={() => begin({ kind: 'hold' })}
          />
          <MailingLists mail={mail.data} onRetried={(name) => say(<Retried name={name} />)} />
          <RefusedAddresses onMend={(person) => begin({ kind: 'mend', person })} />
        </>
      )}
      <WorkDialog work={work} onClose={close} onDone={done} />
    </>
  );
}

interface DialogProps {
  work: Work | null;
  onClose: () => void;
  onDone: (words: ReactNode) => Promise<void>;
}

function WorkDialog({ work, onClose, onDone }: DialogProps) {
  const { t } = useLingui();
  const language = useLanguage();
  const name = work?.kind === 'mend' ? personName(work.person, language) : '';
  const titles = { release: t`Release the mail`, hold: t`Hold all mail`, mend: t`E-mail address of ${name}` };
  return (
    <Dialog opened={work !== null} onClose={onClose} title={work && titles[work.kind]}>
      {work?.kind === 'release' && (
        <ReleaseForm mail={work.mail} onClose={onClose} onDone={() => onDone(<Trans>Mail goes out again.</Trans>)} />
      )}
      {work?.kind === 'hold' && (
        <HoldForm onClose={onClose} onDone={() => onDone(<Trans>Mail is on hold. Nothing is sent.</Trans>)} />
      )}
      {work?.kind === 'mend' && (
        <MendAddress personId={work.person.id} onClose={onClose} onDone={() => onDone(<Mended name={name} />)} />
      )}
    </Dialog>
  );
}

function Retried({ name }: { name: string }) {
  return <Trans>The mail to {name} waits to go out again. It stands under Late mail until it has.</Trans>;
}

function Mended({ name }: { name: string }) {
  return <Trans>The address of {name} is saved, and mail goes there again.</Trans>;
}
