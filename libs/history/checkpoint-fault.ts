/**
 * Why no checkpoint can be made. `contradiction`: what is stored is not what was signed before; `folder`: the place outside
 * the database cannot be used; `key`: the signing key cannot.
 */
export class CheckpointFault extends Error {
  override readonly name = 'CheckpointFault';

  constructor(
    readonly code: 'contradiction' | 'folder' | 'key',
    message: string,
  ) {
    super(message);
  }
}
