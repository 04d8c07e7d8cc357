import { Link } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import { useAsOf } from './use-as-of.js';

type Props = Omit<ComponentProps<'a'>, 'href'> & { id: string };

/** The way to a commitment: from a screen of the past, to how the commitment was at the same moment. */
export function CommitmentLink({ id, ...link }: Props) {
  const asOf = useAsOf();
  return <Link to="/commitments/$id" params={{ id }} search={asOf === undefined ? {} : { asOf }} {...link} />;
}
