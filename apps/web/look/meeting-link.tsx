import { Link } from '@tanstack/react-router';
import { useLanguage } from '../language/language.js';
import { writtenIn } from '../language/written-in.rules.js';

/** The way to a meeting by its title, as somebody wrote it. */
export function MeetingLink({ id, title, className }: { id: string; title: string; className?: string }) {
  return (
    <Link to="/meetings/$id" params={{ id }} className={className} lang={writtenIn(title, useLanguage())}>
      {title}
    </Link>
  );
}
