import type { Command } from 'commander';
import { meetingFileJsonSchema } from '#meetings';

/** `pacta meeting-file-schema`: how docs/meeting-file.schema.json is made. */
export function addMeetingFileSchemaCommand(pacta: Command): void {
  pacta
    .command('meeting-file-schema')
    .description('Print the JSON Schema of meeting files, for editors and for programs that write them.')
    .addHelpText('after', '\nExample:\n  pacta meeting-file-schema > meeting-file.schema.json')
    .action(async () => {
      console.log(JSON.stringify(meetingFileJsonSchema(), null, 2));
    });
}
