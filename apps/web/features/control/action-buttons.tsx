import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { Commitment } from '../../client/api.generated.js';
import { useProfile } from '../../session/index.js';
import { ControlDialog } from './control-dialog.js';
import { CONTROL_WORDS } from './control-words.js';
import { arranged, offersOf } from './offers.rules.js';
import { isReportAsked } from './report.rules.js';
import { useActionFromAddress } from './use-action-from-address.js';
import { useActions } from './use-actions.js';

/**
 * What the reader may do with a commitment now: the foremost as the one button in colour, the rest beside it and in a
 * menu. Brings the dialog along, and opens it where the address asks for it (`?do=report`).
 */
export function ActionButtons({ commitment }: { commitment: Commitment }) {
  const { i18n } = useLingui();
  const { id } = commitment;
  const possible = useActions(id);
  const { action, open, close } = useActionFromAddress(id);
  const isAsked = isReportAsked(commitment, useProfile());
  const { first, beside, more } = arranged(offersOf(id, possible?.items ?? []), isAsked);
  return (
    <>
      {beside.map(({ kind }) => (
        <Button key={kind} variant="default" onClick={() => open(kind)}>
          {i18n._(CONTROL_WORDS[kind])}
        </Button>
      ))}
      {more.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
              <Trans>More</Trans>
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {more.map(({ kind }) => (
              <Menu.Item key={kind} onClick={() => open(kind)}>
                {i18n._(CONTROL_WORDS[kind])}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {first && <Button onClick={() => open(first.kind)}>{i18n._(CONTROL_WORDS[first.kind])}</Button>}
      <ControlDialog action={action} onClose={close} />
    </>
  );
}
