import { cleanText, shorten } from './clean-text.rules.js';

/**
 * What became of a message.
 * - `sent`: the server took it.
 * - `temporary`: try again later. `mayHaveBeenTaken` says that the server had the whole message and no answer came
 *   back, so a retry may be a second copy (RFC 1047).
 * - `permanent`: the server will never take this message for this address.
 * - `withdrawn`: the sender thought better of it before the content left.
 */
export type SendOutcome =
  | { kind: 'sent' }
  | { kind: 'temporary'; reason: string; mayHaveBeenTaken: boolean }
  | { kind: 'permanent'; reason: string }
  | { kind: 'withdrawn'; reason: string };

/** What nodemailer tells about a failure, as far as it decides. */
export interface SendFailure {
  message: string;
  code?: string | undefined;
  /** The SMTP reply's code, absent when the server said nothing. */
  responseCode?: number | undefined;
  response?: string | undefined;
  /** The command that was answered: `MAIL FROM`, `RCPT TO`, `DATA`; `CONN` when the connection itself failed. */
  command?: string | undefined;
}

const REASON_LENGTH = 500;

/**
 * Replies that refuse this client, whoever the recipient is: wrong order of commands, authentication wanted, too weak
 * or wrong (RFC 4954). They must not mark a person's address.
 */
const REFUSES_CLIENT = new Set([503, 530, 534, 535, 538]);

/**
 * Sorts a failure. Only a 5xx answer to the recipient or to the message is permanent (RFC 5321, 4.2.1); one to the
 * greeting, to authentication or to the sender, or a refusal to relay, speaks of this installation, and everybody's
 * address would be marked for it.
 * @param handedOver whether the whole message had been written to the connection when it failed.
 */
export function outcomeOfFailure(failure: SendFailure, handedOver: boolean): SendOutcome {
  const reason = reasonOf(failure);
  const { responseCode: code = 0, command } = failure;
  const answered = code >= 400 && code < 600 && command !== 'CONN';
  if (answered && isPermanent(failure, code)) return { kind: 'permanent', reason };
  return { kind: 'temporary', reason, mayHaveBeenTaken: handedOver && !answered };
}

function isPermanent({ code, command, response = '' }: SendFailure, reply: number): boolean {
  if (reply < 500 || REFUSES_CLIENT.has(reply)) return false;
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return false;
  if (!speaksOfAddress(response)) return false;
  if (command === 'DATA') return true;
  return command === 'RCPT TO' && !/\brelay/i.test(response);
}

/**
 * Whether a refusal can be about the address, by its enhanced status (RFC 3463): `5.1` and `5.2` speak of address and
 * mailbox, `5.0` of nothing in particular. `5.3` to `5.7` speak of the server, the network, the message or a policy, such
 * as a blocklist that names this installation: by that everybody's address would be marked on the same morning.
 */
export function speaksOfAddress(reply: string): boolean {
  const subject = /(?:^|[\s-])5\.(\d{1,3})\.\d{1,3}\b/.exec(reply)?.[1];
  return subject === undefined || Number(subject) <= 2;
}

/** One line for the record: what failed and the server's own words. */
function reasonOf({ message, command }: SendFailure): string {
  // A server may say anything: what no text column takes would keep the outcome from being written.
  const said = cleanText(message);
  return shorten(command && command !== 'CONN' && command !== 'API' ? `${command}: ${said}` : said, REASON_LENGTH);
}
