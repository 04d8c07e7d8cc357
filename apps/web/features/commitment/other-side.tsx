import { Trans, useLingui } from '@lingui/react/macro';
import { IconBarrierBlock } from '@tabler/icons-react';
import type { Commitment, CommitmentName } from '../../client/api.generated.js';
import { CommitmentLink } from '../../look/commitment-link.js';
import { ControlStatusMark } from '../../look/control-status.js';
import { State } from '../../look/state.js';
import { Moment } from './person-words.js';
import { Section } from './section.js';

/** Where the other side stands, what is in the way, and which other commitments this one has to do with. */
export function OtherSide({ commitment }: { commitment: Commitment }) {
  const { t } = useLingui();
  const { counterpart, counterpartStatus, supersededBy, supersedes, blocker } = commitment;
  if (!counterpart && !blocker && !supersededBy && supersedes.length === 0) return null;
  return (
    <Section id="other-side" title={t`The other side, and what stands in the way`}>
      {counterpart && (
        <p>
          {counterpart.name} {counterpartStatus && <ControlStatusMark status={counterpartStatus} />}
        </p>
      )}
      {blocker && <BlockerWords blocker={blocker} />}
      {supersededBy && (
        <p>
          <Trans>Superseded by</Trans> <OtherLink other={supersededBy} />
        </p>
      )}
      {supersedes.map((other) => (
        <p key={other.id}>
          <Trans>Takes the place of</Trans> <OtherLink other={other} />
        </p>
      ))}
    </Section>
  );
}

function BlockerWords({ blocker }: { blocker: NonNullable<Commitment['blocker']> }) {
  const { side, text, post, since } = blocker;
  return (
    <div className="blocker">
      <State tone="soon" icon={IconBarrierBlock}>
        {side === 'theirs' ? <Trans>Held up on the other side</Trans> : <Trans>Held up on our side</Trans>}
      </State>
      <p className="running-text">{text}</p>
      <p className="byline">
        <Trans>Since</Trans> <Moment at={since} />
        {post && (
          <>
            ; <Trans>to be removed by</Trans> {post.title}
          </>
        )}
      </p>
    </div>
  );
}

function OtherLink({ other: { id, reference, title } }: { other: CommitmentName }) {
  return <CommitmentLink id={id}>{`${reference} ${title}`}</CommitmentLink>;
}
