import { useLingui } from '@lingui/react/macro';
import { useElementSize } from '@mantine/hooks';
import type { ReactNode } from 'react';

/** What holds a table of lines; one that is too wide for the window scrolls within, by keyboard too. */
export function LinesRegion({ least, children }: { least: number; children: ReactNode }) {
  const { t } = useLingui();
  const { ref, width } = useElementSize();
  const wide = width > 0 && least > width;
  return (
    <div
      ref={ref}
      className={wide ? 'lines lines-table lines-wide' : 'lines lines-table'}
      style={{ ['--least-width' as string]: `${least}px` }}
      {...(wide && { tabIndex: 0, role: 'region', 'aria-label': t`Commitments` })}
    >
      {children}
    </div>
  );
}
