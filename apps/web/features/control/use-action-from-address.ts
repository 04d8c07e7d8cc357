import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ControlAction, ControlKind } from './control-action.types.js';
import { offersOf } from './offers.rules.js';
import { useActions } from './use-actions.js';

interface ActionInAddress {
  /** What the address asks for, as far as the reader may do it; null where it asks for nothing. */
  action: ControlAction | null;
  open: (kind: ControlKind) => void;
  close: () => void;
}

/**
 * The form that the address of a commitment's page asks for: `?do=report`, as in a mail, or another kind. Opening and
 * closing one changes the address, so that going back closes it. `ActionButtons` does this for its page already.
 */
export function useActionFromAddress(commitmentId: string): ActionInAddress {
  const { do: wanted } = useSearch({ from: '/member/commitments/$id' });
  const navigate = useNavigate();
  const possible = useActions(commitmentId);
  const offered = offersOf(commitmentId, possible?.items ?? []).find(({ kind }) => kind === wanted) ?? null;
  // A form that is open stays as it was opened, whatever others do meanwhile: somebody is typing in it.
  const [action, setAction] = useState(offered);
  if (wanted !== action?.kind && (action !== null || offered !== null)) setAction(offered);
  const go = (kind: ControlKind | undefined) =>
    void navigate({
      from: '/commitments/$id',
      to: '.',
      search: (before) => ({ ...before, do: kind }),
      replace: kind === undefined,
      resetScroll: false,
    });
  return { action, open: go, close: () => go(undefined) };
}
