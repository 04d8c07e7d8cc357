import { Alert } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** What was done just now, spoken by a screen reader without taking the focus. */
export function Said({ children }: { children: ReactNode }) {
  return (
    <div role="status">
      {children && (
        <Alert color="green" variant="light" icon={<IconCircleCheck aria-hidden />} mb="md">
          {children}
        </Alert>
      )}
    </div>
  );
}
