import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { type Icon, IconCalendarMonth, IconTable, IconTimeline } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useRegisterSearch } from './register-address.js';
import { readSearch, type View, VIEWS } from './register-search.rules.js';

const SHAPES: Record<View, [MessageDescriptor, Icon]> = {
  table: [msg`Table`, IconTable],
  timeline: [msg`Timeline`, IconTimeline],
  calendar: [msg`Calendar`, IconCalendarMonth],
};

/** The same commitments in three ways; the filters stay. */
export function ViewChoice() {
  const { t, i18n } = useLingui();
  const search = useRegisterSearch();
  return (
    <nav aria-label={t`Shown as`} className="view-choice">
      {VIEWS.map((view) => {
        const [words, Shape] = SHAPES[view];
        return (
          <Link
            key={view}
            to="/register"
            search={readSearch({ ...search, view })}
            resetScroll={false}
            activeOptions={{ exact: true }}
          >
            <Shape size={17} aria-hidden /> {i18n._(words)}
          </Link>
        );
      })}
    </nav>
  );
}
