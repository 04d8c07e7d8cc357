/** Ends a command that has said all it had to say with an exit code of its own. */
export class ExitCode extends Error {
  override readonly name = 'ExitCode';

  constructor(readonly code: number) {
    super(`exit code ${code}`);
  }
}
