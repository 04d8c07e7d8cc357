import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { $api } from '../../client/api.js';
import type { Area } from '../../client/api.generated.js';
import { useLanguage } from '../../language/language.js';
import { named } from '../../language/names.rules.js';
import { AdministrationPlaces } from '../../look/administration-places.js';
import { Dialog } from '../../look/dialog.js';
import { PageTitle } from '../../look/page-title.js';
import { Said } from '../../look/said.js';
import { useWork } from '../../look/use-work.js';
import { useProfile } from '../../session/index.js';
import { AddArea } from './add-area.js';
import { AreaTable } from './area-table.js';
import { RenameArea } from './rename-area.js';

type Work = { kind: 'add' } | { kind: 'rename'; area: Area };

/** The areas that commitments are about; administrators add and rename them here. */
export function AreasPage() {
  const { t } = useLingui();
  const language = useLanguage();
  const { data } = $api.useSuspenseQuery('get', '/api/v1/areas');
  const mayChange = useProfile().roles.includes('administrator');
  const { work, said, begin, close, done } = useWork<Work>();
  const nameOf = ({ name }: Area) => named(name, language);
  return (
    <>
      <PageTitle
        title={t`Areas`}
        below={
          <span className="dim">
            <Plural value={data.items.length} one="# area" other="# areas" />
          </span>
        }
      >
        {mayChange && (
          <Button onClick={() => begin({ kind: 'add' })}>
            <Trans>Add an area</Trans>
          </Button>
        )}
      </PageTitle>
      <AdministrationPlaces />
      <Said>{said}</Said>
      <AreaTable areas={data.items} onRename={mayChange ? (area) => begin({ kind: 'rename', area }) : null} />
      <Dialog opened={work !== null} onClose={close} title={work?.kind === 'add' ? t`Add an area` : t`Rename the area`}>
        {work?.kind === 'add' && <AddArea onClose={close} onDone={(area) => done(<Added name={nameOf(area)} />)} />}
        {work?.kind === 'rename' && (
          <RenameArea area={work.area} onClose={close} onDone={(area) => done(<Renamed name={nameOf(area)} />)} />
        )}
      </Dialog>
    </>
  );
}

function Added({ name }: { name: string }) {
  return <Trans>{name} is in the register. Commitments can be entered under it.</Trans>;
}

function Renamed({ name }: { name: string }) {
  return <Trans>The area is called {name} from now on.</Trans>;
}
