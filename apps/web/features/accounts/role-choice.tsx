import { useLingui } from '@lingui/react/macro';
import { Checkbox, Stack } from '@mantine/core';
import { ROLE_MEANS } from '../../language/role-words.js';
import { ROLE, type Role } from '../../language/words.js';

interface Props {
  value: readonly Role[];
  onChange: (roles: Role[]) => void;
}

const ROLES = Object.keys(ROLE) as Role[];

/** Any of the roles, each with what it may do. */
export function RoleChoice({ value, onChange }: Props) {
  const { t, i18n } = useLingui();
  return (
    <Checkbox.Group
      label={t`Roles`}
      description={t`Roles say what somebody may do; which commitments they may do it with follows from their posts.`}
      value={[...value]}
      onChange={(chosen) => onChange(ROLES.filter((role) => chosen.includes(role)))}
    >
      <Stack gap={8} mt={8}>
        {ROLES.map((role) => (
          <Checkbox key={role} value={role} label={i18n._(ROLE[role])} description={i18n._(ROLE_MEANS[role])} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
