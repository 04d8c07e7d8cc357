import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** What signs the mail of a domain (DKIM, RFC 6376), in nodemailer's terms. */
export interface SigningKey {
  domainName: string;
  keySelector: string;
  /** In PEM. */
  privateKey: string;
}

/** RFC 8301, 3.2: verifiers take nothing shorter for a signature. */
const LEAST_BITS = 1024;

/**
 * All that a reader sees or a mail program acts on. A header named here that a message does not have is left out.
 * `List-Unsubscribe-Post` has to be signed where it is used (RFC 8058, 4), and is not among nodemailer's own.
 */
export const SIGNED_HEADERS = [
  ...['From', 'Sender', 'Reply-To', 'To', 'Cc', 'Subject', 'Date', 'Message-ID', 'In-Reply-To', 'References'],
  ...['MIME-Version', 'Content-Type', 'Content-Transfer-Encoding', 'Content-Language', 'Auto-Submitted'],
  ...['List-Id', 'List-Unsubscribe', 'List-Unsubscribe-Post'],
].join(':');

/**
 * Reads the key that signs. nodemailer sends a message unsigned when it cannot use its key, so that is found out here.
 * @throws Error that says in one sentence what is wrong with the file.
 */
export async function readSigningKey(domain: string, selector: string, file: string): Promise<SigningKey> {
  const content = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Error(`PACTA_DKIM_KEY_FILE: ${file} cannot be read (${error.code ?? error.message}).`);
  });
  const fault = faultOf(content);
  if (fault !== null) throw new Error(`PACTA_DKIM_KEY_FILE: ${file} ${fault}.`);
  return { domainName: domain, keySelector: selector, privateKey: content };
}

function faultOf(content: string): string | null {
  let key: KeyObject;
  try {
    key = createPrivateKey(content);
  } catch {
    return 'is not a private key in PEM without a passphrase';
  }
  if (key.asymmetricKeyType !== 'rsa') return 'is not an RSA key, the only kind that every receiver knows';
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  return bits < LEAST_BITS ? `has ${bits} bits, and receivers take no fewer than ${LEAST_BITS}` : null;
}
