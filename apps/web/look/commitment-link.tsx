import { Link } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import { useLanguage } from '../language/language.js';
import { writtenIn } from '../language/written-in.rules.js';
import { useAsOf } from './use-as-of.js';

type Props = Omit<ComponentProps<'a'>, 'href' | 'children'> & {
  id: string;
  /** The title of the commitment, as somebody wrote it. */
  children: string;
};

/** The way to a commitment: from a screen of the past, to how the commitment was at the same moment. */
export function CommitmentLink({ id, children, ...link }: Props) {
  const asOf = useAsOf();
  const lang = writtenIn(children, useLanguage());
  return (
    <Link to="/commitments/$id" params={{ id }} search={asOf === undefined ? {} : { asOf }} lang={lang} {...link}>
      {children}
    </Link>
  );
}
