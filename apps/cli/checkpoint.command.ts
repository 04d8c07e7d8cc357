import type { Command } from 'commander';
import { Checkpoints, CheckpointSettings } from '#history';
import { withDatabase, withServices } from './with-register.js';

interface Options {
  refill?: boolean;
  newKey?: boolean;
}

/** `pacta checkpoint` */
export function addCheckpointCommand(pacta: Command): void {
  pacta
    .command('checkpoint')
    .description('Sign the history as it is now, and write the checkpoint to the folder. Prints it.')
    .option('--refill', 'the folder was lost: write all checkpoints of the database there, and go on')
    .option('--new-key', 'the key was lost: go on under another, which is made if there is none')
    .addHelpText(
      'after',
      `
The folder is that of PACTA_CHECKPOINT_DIR, the key that of PACTA_CHECKPOINT_KEY_FILE. See docs/history.md.

Examples:
  pacta checkpoint
  pacta checkpoint > /media/archive/checkpoint.txt`,
    )
    .action(async ({ refill = false, newKey = false }: Options) => {
      const { made, folder } = await withDatabase(({ url }) =>
        withServices(url, async (find) => ({
          made: await find(Checkpoints).make({ refills: refill, newKey }),
          folder: find(CheckpointSettings).folder,
        })),
      );
      console.error(`Checkpoint ${made.number} in ${folder}: ${made.size} events, ${made.added} of them new.`);
      process.stdout.write(made.note);
    });
}
