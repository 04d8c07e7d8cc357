import { SAMPLE_ACCOUNTS, SAMPLE_PASSWORD } from './sample.js';

/** What `npm start` ends with. Other programs wait for its first line. */
export function closingBlock(state: {
  api: string;
  mail: string | null;
  sample: boolean;
  logs: string;
  notices: readonly string[];
}): string {
  const lines = ['', 'Pacta is ready', ''];
  lines.push(`  Open in a browser          ${state.api}/`);
  lines.push(`  Mails that were sent       ${state.mail ?? 'through the server of SMTP_URL'}`);
  lines.push(`  API and a page to try it   ${state.api}/api/docs`);
  lines.push(`  Logs                       ${state.logs}`);
  if (state.sample) lines.push('', ...sampleLines(state.mail !== null));
  for (const notice of state.notices) lines.push('', `  Note: ${notice}`);
  lines.push('', '  Stop with Ctrl-C. The data stay; the next start goes on with them.', '');
  return lines.join('\n');
}

function sampleLines(withCatcher: boolean): string[] {
  const first = SAMPLE_ACCOUNTS[0]?.email ?? '';
  const width = Math.max(...SAMPLE_ACCOUNTS.map(({ email }) => email.length));
  return [
    `  Sample accounts, all with the password ${SAMPLE_PASSWORD}`,
    ...SAMPLE_ACCOUNTS.map(({ email, who }) => `    ${email.padEnd(width)}  ${who}`),
    '',
    withCatcher
      ? '  First, open the mails: reminders of the sample arrive in the first minute. Press Report in the one about the bus'
      : '  First, open the address above and sign in',
    withCatcher
      ? `  specification, sign in as ${first}, and say in a sentence what was done.`
      : `  as ${first}: the page shows what is waiting for you.`,
  ];
}
