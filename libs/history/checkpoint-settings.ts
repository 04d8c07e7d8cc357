import { join } from 'node:path';
import type { Environment } from '#platform';

/** Where what proves the history is kept, outside of the database. Provided by the process. */
export class CheckpointSettings {
  constructor(
    /** Of checkpoints, leaves and public keys. */
    readonly folder: string,
    /** Of the private key. */
    readonly keyFile: string,
  ) {}

  static of(environment: Environment): CheckpointSettings {
    const { PACTA_DATA_DIR: home, PACTA_CHECKPOINT_DIR: folder, PACTA_CHECKPOINT_KEY_FILE: keyFile } = environment;
    return new CheckpointSettings(folder ?? join(home, 'checkpoints'), keyFile ?? join(home, 'checkpoint-key.pem'));
  }
}
