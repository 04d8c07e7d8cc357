import { readFileSync } from 'node:fs';
import { ImportMeetingFile } from '#importing';
import { besideFile } from '#meetings';
import { inTransaction } from '../../apps/cli/with-register.js';
import { timed } from './timed.js';

/** What `pacta import` does with a file, from reading it to the commit. */
const { DATABASE_URL: url = '', MEETING_FILE: path = '' } = process.env;
process.send?.(
  await timed(() =>
    inTransaction(url, (find) =>
      find(ImportMeetingFile).run({
        text: readFileSync(path, 'utf8'),
        readBeside: besideFile(path),
        asIfSigned: null,
        onProgress: () => undefined,
      }),
    ),
  ),
);
process.disconnect?.();
