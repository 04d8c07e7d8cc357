import { Link } from '@tanstack/react-router';
import { usePostTitle } from './name-of.js';

/** A post that a tenure names in English alone, as a link in the reader's language. */
export function PostLink({ id, title }: { id: string; title: string }) {
  const words = usePostTitle(id, title);
  return (
    <Link to="/posts/$id" params={{ id }}>
      {words}
    </Link>
  );
}
