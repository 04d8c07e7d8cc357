import { Trans, useLingui } from '@lingui/react/macro';
import { useRef } from 'react';
import { api } from '../../client/api.js';
import type { Regime } from '../../client/api.generated.js';
import { DialogForm } from '../../look/dialog-form.js';
import { useDraftedChange } from '../people/index.js';
import { draftOfRegime, faultsOfRegime, type RegimeDraft, rulesWith } from './regime-draft.rules.js';
import { RegimeFields } from './regime-fields.js';
import { useRegimeSays } from './regime-words.js';

interface Props {
  regime: Regime;
  onClose: () => void;
  onDone: () => Promise<void>;
}

/** The form for the rules of a regime. */
export function ChangeRegime({ regime, onClose, onDone }: Props) {
  const { t } = useLingui();
  const path = { code: regime.code };
  // The API takes the rules as a whole: what was typed goes onto those that it is sent over.
  const latest = useRef(regime);
  const { now, fields, frame } = useDraftedChange(regime, {
    draftOf: draftOfRegime,
    written: (draft: RegimeDraft) => draft,
    faultsOf: faultsOfRegime,
    send: (typed, header) =>
      api.PATCH('/api/v1/regimes/{code}', {
        params: { path, header },
        body: { rules: rulesWith(latest.current, typed) },
      }),
    read: async () => {
      const answer = await api.GET('/api/v1/regimes/{code}', { params: { path } });
      if (answer.data) latest.current = answer.data;
      return answer;
    },
    onDone,
  });
  const told = useTold(regime, now);
  return (
    <DialogForm
      {...frame}
      follows={
        <Trans>
          Deadlines that are worked out from now on follow it. Those that stand are not moved, nor are their reminders.
        </Trans>
      }
      send={t`Save the rules`}
      changed={told && { told }}
      onClose={onClose}
    >
      <RegimeFields {...fields} days={regime.days} />
    </DialogForm>
  );
}

/** Two versions of the rules, in words; null as long as there is only one. */
function useTold(then: Regime, now: Regime | null) {
  const saysOf = useRegimeSays();
  if (now === null) return null;
  const pointsNow = saysOf(now);
  return saysOf(then).map(({ name, says }, index) => ({ name, then: says, now: pointsNow[index]?.says ?? '–' }));
}
