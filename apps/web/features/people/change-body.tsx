import { Trans, useLingui } from '@lingui/react/macro';
import { api } from '../../client/api.js';
import type { Body } from '../../client/api.generated.js';
import { countryName } from '../../language/countries.js';
import { useLanguage } from '../../language/language.js';
import { DialogForm } from '../../look/dialog-form.js';
import { draftOf, faultsOf, written } from './body-draft.rules.js';
import { BodyFields } from './body-fields.js';
import { BODY_KIND } from './body-words.js';
import { useBodyName } from './name-of.js';
import { useToldName } from './name-words.js';
import { useDraftedChange } from './use-drafted-change.js';

interface Props {
  body: Body;
  onClose: () => void;
  onDone: (body: Body) => Promise<void>;
}

/** The form for what a body is now. */
export function ChangeBody({ body, onClose, onDone }: Props) {
  const { t } = useLingui();
  const path = { id: body.id };
  const { now, fields, frame } = useDraftedChange(body, {
    draftOf,
    written,
    faultsOf,
    send: (body, header) => api.PATCH('/api/v1/bodies/{id}', { params: { path, header }, body }),
    read: () => api.GET('/api/v1/bodies/{id}', { params: { path } }),
    onDone,
  });
  const told = useTold(body, now);
  return (
    <DialogForm
      {...frame}
      follows={
        <Trans>
          It is called so everywhere from now on. With another country or time zone, deadlines that have not come yet
          and their reminders are counted anew.
        </Trans>
      }
      send={t`Save the body`}
      changed={told && { told }}
      onClose={onClose}
    >
      <BodyFields {...fields} exceptId={body.id} />
    </DialogForm>
  );
}

/** Two versions of a body, in words; null as long as there is only one. */
function useTold(then: Body, now: Body | null) {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const toldName = useToldName('body');
  const [aboveThen, aboveNow] = [useBodyName(then.parentId), useBodyName(now?.parentId ?? null)];
  if (now === null) return null;
  const both = (name: string, words: (body: Body) => string) => ({ name, then: words(then), now: words(now) });
  return [
    ...toldName(then.name, now.name),
    both(t`Kind of body`, ({ kind }) => i18n._(BODY_KIND[kind])),
    both(t`Country`, ({ country }) => countryName(country, language)),
    both(t`Time zone`, ({ timeZone }) => timeZone),
    { name: t`Part of`, then: aboveThen, now: aboveNow },
    both(t`Other names`, ({ aliases }) => aliases.join('; ') || '–'),
    both(t`Code`, ({ code }) => code),
  ];
}
