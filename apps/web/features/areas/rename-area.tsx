import { Trans, useLingui } from '@lingui/react/macro';
import { api } from '../../client/api.js';
import type { Area } from '../../client/api.generated.js';
import { DialogForm } from '../../look/dialog-form.js';
import { nameOf, typedName, type TypedName } from '../../language/typed-name.rules.js';
import { NameFields, useDraftedChange, useToldName } from '../people/index.js';

interface Props {
  area: Area;
  onClose: () => void;
  onDone: (area: Area) => Promise<void>;
}

/** The form for what an area is called. */
export function RenameArea({ area, onClose, onDone }: Props) {
  const { t } = useLingui();
  const path = { code: area.code };
  const { now, fields, frame } = useDraftedChange(area, {
    draftOf: ({ name }) => typedName(name),
    written: (name: TypedName) => ({ name: nameOf(name) }),
    faultsOf: ({ en }) => ({ name: en.trim() === '' }),
    send: ({ name = {} }, header) => api.PATCH('/api/v1/areas/{code}', { params: { path, header }, body: { name } }),
    read: () => api.GET('/api/v1/areas/{code}', { params: { path } }),
    onDone,
  });
  const toldName = useToldName('area');
  return (
    <DialogForm
      {...frame}
      follows={<Trans>Its commitments stay under it, and are told under the new name from now on.</Trans>}
      send={t`Save the name`}
      changed={now && { told: toldName(area.name, now.name) }}
      onClose={onClose}
    >
      <NameFields
        kind="area"
        value={fields.draft}
        onChange={fields.onChange}
        error={fields.isAsked && fields.draft.en.trim() === '' ? t`Say what the area is called` : null}
      />
    </DialogForm>
  );
}
