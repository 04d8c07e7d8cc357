import { readFileSync } from 'node:fs';

/*
 * npm runs a script through a shell. When npm is killed with -9, or the shell is, nobody tells us: the chain of
 * parents up to npm is looked at twice a second, so that what `npm start` started does not outlive it.
 */

/** Calls `act` once when the npm that runs this process, or the shell between, is gone. Outside npm: never. */
export function whenParentDies(act) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const grandparent = isShell(parent) ? parentOf(parent) : null;
  const timer = setInterval(() => {
    const intact = process.ppid === parent && (grandparent === null || parentOf(parent) === grandparent);
    if (intact) return;
    clearInterval(timer);
    act();
  }, 500);
  timer.unref();
}

function isShell(pid) {
  return /^(ba|da|a|z|k)?sh$/.test(field(pid, 'Name') ?? '');
}

function parentOf(pid) {
  return field(pid, 'PPid');
}

/** A field of /proc/<pid>/status, or null: also where there is no /proc. */
function field(pid, name) {
  try {
    return new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? null;
  } catch {
    return null;
  }
}
