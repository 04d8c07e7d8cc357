import { Trans } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useLanguage } from '../../language/language.js';
import { useRegisterSearch } from './register-address.js';
import { listQuery } from './register-search.rules.js';

/** What fits the filters, as a file. */
export function ExportMenu() {
  const search = useRegisterSearch();
  const language = useLanguage();
  const address = (format: string) =>
    `/api/v1/commitments/export?${new URLSearchParams({ format, ...listQuery(search), language }).toString()}`;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={17} aria-hidden />}>
          <Trans>Export</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={address('xlsx')} download>
          <Trans>Spreadsheet (XLSX)</Trans>
        </Menu.Item>
        <Menu.Item component="a" href={address('csv')} download>
          <Trans>Plain table (CSV)</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
