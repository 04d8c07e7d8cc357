import { CheckpointFault } from '#history';
import { FileRefused } from '#importing';
import { DomainError, EnvironmentError, isDatabaseLost } from '#platform';

/** A refusal in words for the one who typed the command, a sentence a line. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(readonly sentences: readonly string[]) {
    super(sentences.join('\n'));
  }
}

const NO_SUCH_TABLE = '42P01';

/** What went wrong, one plain sentence for each fault. */
export function explain(error: unknown): readonly string[] {
  if (error instanceof Refusal) return error.sentences;
  if (error instanceof FileRefused) return error.faults.map(({ message }) => message);
  if (error instanceof DomainError && error.faults.length > 0) {
    return error.faults.map(({ path, message }) => (path ? `${path}: ${message}` : message));
  }
  if (error instanceof CheckpointFault) return [`${error.message}.`];
  if (error instanceof EnvironmentError) return error.message.split('\n');
  if (!(error instanceof Error)) return [String(error)];
  if (isDatabaseLost(error)) {
    return ['The database has gone away: what was not finished is undone. Once it is there, say the same again.'];
  }
  if ('code' in error && error.code === NO_SUCH_TABLE) {
    return ['The database has no tables yet, or old ones: run pacta migrate first.'];
  }
  return [error.message];
}
