import { Trans, useLingui } from '@lingui/react/macro';
import { List, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useProfile } from '../../session/index.js';

/** Nothing waits: what this page is for, what will come here, and where else to go. */
export function NothingWaits() {
  const { roles, posts, actingFor } = useProfile();
  const hears = roles.includes('executor') || roles.includes('controller') || posts.length > 0 || actingFor.length > 0;
  return hears ? <WillCome /> : <NothingComes />;
}

function WillCome() {
  const { t } = useLingui();
  return (
    <section className="panel today-empty">
      <Title order={2} size={19}>
        {t`Nothing waits for you`}
      </Title>
      <p>
        <Trans>What you have to do comes here by itself, the most pressing first:</Trans>
      </p>
      <List spacing={4}>
        <List.Item>
          <Trans>what you lead, 14 days before its deadline and until you have reported;</Trans>
        </List.Item>
        <List.Item>
          <Trans>final reports that wait for you to accept or return them;</Trans>
        </List.Item>
        <List.Item>
          <Trans>requests for a later deadline that you decide on;</Trans>
        </List.Item>
        <List.Item>
          <Trans>what co-executors have reported to you.</Trans>
        </List.Item>
      </List>
      <p>
        <Trans>
          All that is on record is in the <Link to="/register">register</Link>.
        </Trans>
      </p>
    </section>
  );
}

/** Those who neither report nor decide. What they do instead. */
function NothingComes() {
  const { t } = useLingui();
  const { roles } = useProfile();
  return (
    <section className="panel today-empty">
      <Title order={2} size={19}>
        {t`Nothing is asked of you here`}
      </Title>
      <p>
        <Trans>This page gathers what waits for those who report and decide. By your roles you do neither.</Trans>
      </p>
      <List spacing={4}>
        {roles.includes('registrar') && (
          <List.Item>
            <Trans>
              You enter what was agreed: begin with a meeting in <Link to="/meetings">Meetings</Link>, and mark its
              commitments in the document.
            </Trans>
          </List.Item>
        )}
        {roles.includes('auditor') && (
          <List.Item>
            <Trans>
              You read everything, history included: open a commitment in the <Link to="/register">register</Link>.
            </Trans>
          </List.Item>
        )}
        {roles.includes('auditor') && (
          <List.Item>
            <Trans>
              What proves that nothing was changed is in <Link to="/history">History</Link>, with all of it as a file.
            </Trans>
          </List.Item>
        )}
        {roles.includes('administrator') && (
          <List.Item>
            <Trans>
              You keep posts, accounts, calendars and ladders. What is classified is not open to you by that.
            </Trans>
          </List.Item>
        )}
        {roles.includes('assessor') && (
          <List.Item>
            <Trans>
              You score what was done: open a commitment in the <Link to="/register">register</Link>.
            </Trans>
          </List.Item>
        )}
        <List.Item>
          <Trans>
            How well promises are kept is in <Link to="/measures">Measures</Link>.
          </Trans>
        </List.Item>
      </List>
    </section>
  );
}
