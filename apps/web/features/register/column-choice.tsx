import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { columns } from './columns.js';
import { useShownColumns } from './shown-columns.js';

/** Which columns the table shows; remembered in this browser. */
export function ColumnChoice() {
  const { t, i18n } = useLingui();
  const { shown, keep, forget } = useShownColumns();
  return (
    <Popover position="bottom-end" trapFocus shadow="md">
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={17} aria-hidden />}>
          <Trans>Columns</Trans>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t`Columns`}>
        <Stack gap={8}>
          {columns.map(({ id = '', meta, enableHiding }) => (
            <Checkbox
              key={id}
              label={meta && i18n._(meta.title)}
              checked={shown[id] ?? true}
              disabled={enableHiding === false}
              onChange={({ currentTarget }) => keep({ ...shown, [id]: currentTarget.checked })}
            />
          ))}
          <Button variant="subtle" size="compact-sm" onClick={forget}>
            <Trans>As at first</Trans>
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
