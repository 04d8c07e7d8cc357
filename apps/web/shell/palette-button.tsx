import { useLingui } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';

/** Comes when it is first asked for: the first view of a page does without. */
const Palette = lazy(async () => ({ default: (await import('./palette.js')).Palette }));

/** Opens the palette, by mouse or by Ctrl K (⌘ K), from anywhere, also while typing. */
export function PaletteButton() {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  useHotkeys([['mod+K', () => setOpen(true)]], []);
  return (
    <>
      <UnstyledButton className="find no-print" aria-keyshortcuts="Control+K Meta+K" onClick={() => setOpen(true)}>
        <IconSearch size={16} aria-hidden /> {t`Find`}
      </UnstyledButton>
      {isOpen && (
        <Suspense fallback={null}>
          <Palette onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
