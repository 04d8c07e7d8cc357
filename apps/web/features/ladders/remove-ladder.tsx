import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, List } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../client/api.js';
import type { Ladder, LadderUses } from '../../client/api.generated.js';
import { readAgain } from '../../client/changes.js';
import { useChange } from '../../client/use-change.js';
import { Dialog } from '../../look/dialog.js';
import { DialogForm } from '../../look/dialog-form.js';
import { ProblemNote } from '../../look/problem-note.js';
import { Waiting } from '../../look/waiting.js';
import { MeetingLinks, useUses } from './followed-by.js';
import { DEFAULT_CODE, useLadderName } from './use-ladders.js';

/** Removes a ladder that nobody has chosen; of one that somebody has, says who. */
export function RemoveLadder({ ladder }: { ladder: Ladder }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        <Trans>Remove</Trans>
      </Button>
      <Dialog opened={isOpen} onClose={close} isLight title={t`Remove the ladder`}>
        <Removal ladder={ladder} onClose={close} />
      </Dialog>
    </>
  );
}

function Removal({ ladder, onClose }: { ladder: Ladder; onClose: () => void }) {
  const uses = useUses(ladder.code);
  if (uses.error) return <ProblemNote error={uses.error} onRetry={() => void uses.refetch()} />;
  if (!uses.data) return <Waiting />;
  const isChosen = uses.data.meetings.length > 0 || uses.data.commitments > 0;
  if (isChosen || ladder.code === DEFAULT_CODE) {
    return (
      <>
        <Obstacles ladder={ladder} uses={uses.data} />
        <Button variant="default" mt="md" onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
      </>
    );
  }
  return <Confirmation ladder={ladder} onClose={onClose} />;
}

function Obstacles({ ladder: { code }, uses }: { ladder: Ladder; uses: LadderUses }) {
  const { meetings, commitments } = uses;
  return (
    <>
      <p>
        <Trans>It cannot be removed while it is in use:</Trans>
      </p>
      <List size="sm">
        {code === DEFAULT_CODE && (
          <List.Item>
            <Trans>It holds wherever no other was chosen. Change it instead.</Trans>
          </List.Item>
        )}
        {meetings.length > 0 && (
          <List.Item>
            <Trans>Chosen by meetings:</Trans> <MeetingLinks meetings={meetings} />
          </List.Item>
        )}
        {commitments > 0 && (
          <List.Item>
            <Plural
              value={commitments}
              one="# commitment has chosen it itself."
              other="# commitments have chosen it themselves."
            />
          </List.Item>
        )}
      </List>
    </>
  );
}

function Confirmation({ ladder, onClose }: { ladder: Ladder; onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const ladderName = useLadderName();
  const path = { code: ladder.code };
  const { isSending, error, now, send } = useChange<Ladder, null>(ladder, {
    send: async (_, header) => {
      await api.DELETE('/api/v1/ladders/{code}', { params: { path, header } });
      return {};
    },
    read: () => api.GET('/api/v1/ladders/{code}', { params: { path } }),
    onDone: () => void navigate({ to: '/ladders' }).then(readAgain),
  });
  const count = ({ rules }: Ladder) => String(rules.rungs.length);
  const changed = now && {
    told: [
      { name: t`Name`, then: ladderName(ladder), now: ladderName(now) },
      { name: t`Reminders`, then: count(ladder), now: count(now) },
    ],
  };
  return (
    <DialogForm
      follows={<Trans>Nobody has chosen it, so nothing changes in what is planned. History keeps it.</Trans>}
      send={t`Remove the ladder`}
      takesAway
      onSubmit={() => void send(null)}
      {...{ isSending, error, changed, onClose }}
    />
  );
}
