import { Link } from '@tanstack/react-router';
import type { Tenure } from '../../client/api.generated.js';
import { useLanguage } from '../../language/language.js';
import { named } from '../../language/names.rules.js';

/** The post of a tenure, as a link. */
export function PostLink({ id, title }: Tenure['post']) {
  return (
    <Link to="/posts/$id" params={{ id }}>
      {named(title, useLanguage())}
    </Link>
  );
}
