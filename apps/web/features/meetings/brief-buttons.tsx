import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Meeting } from '../../client/api.generated.js';
import { useToday } from '../../session/index.js';

/**
 * The ways to the brief for a meeting and, once it is held, to that for the next one: nobody has to enter that first. First the
 * one that is needed: on the day of the meeting still its own.
 */
export function BriefButtons({ meeting: { id, heldOn } }: { meeting: Meeting }) {
  const today = useToday();
  const icon = <IconFileText size={18} aria-hidden />;
  const ofThis = (
    <Button component={Link} to={`/meetings/${id}/brief`} variant="default" leftSection={icon}>
      <Trans>Brief for this meeting</Trans>
    </Button>
  );
  const ofNext = (
    <Button component={Link} to={`/meetings/${id}/brief?next=true`} variant="default" leftSection={icon}>
      <Trans>Brief for the next meeting</Trans>
    </Button>
  );
  if (heldOn > today) return ofThis;
  return (
    <>
      {heldOn < today && ofNext}
      {ofThis}
      {heldOn === today && ofNext}
    </>
  );
}
