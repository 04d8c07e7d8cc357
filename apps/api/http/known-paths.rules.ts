/** A route as the router takes it: `/api/v1/commitments/:id`, or with a `*` at the end for whatever follows. */
export interface Route {
  method: string;
  pattern: string;
}

/** The methods that a path is served with, in alphabetical order; none where there is no such path. */
export function methodsAt(routes: readonly Route[], path: string): string[] {
  const steps = path.split('/');
  const methods = routes.filter(({ pattern }) => leadsTo(pattern.split('/'), steps)).map(({ method }) => method);
  return [...new Set(methods)].sort();
}

function leadsTo(pattern: readonly string[], steps: readonly string[]): boolean {
  const open = pattern.at(-1) === '*';
  if (open ? steps.length < pattern.length : steps.length !== pattern.length) return false;
  return pattern.every(
    (part, index) => part === '*' || (part.startsWith(':') ? steps[index] !== '' : part === steps[index]),
  );
}
