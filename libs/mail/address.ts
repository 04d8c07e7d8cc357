import { domainToASCII } from 'node:url';

const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN =
  /^(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/;
const NOT_ASCII = /[^\0-\x7F]/;

export type AddressCheck = { address: string } | { fault: string };

/**
 * Checks that a text is exactly one e-mail address (RFC 5321, dot-atoms only: no quoted local part, no comment, no
 * list, no display name) and gives it in the form a server is told: an international domain in its ASCII form.
 * Letters outside ASCII before the @ are refused, because such mail is lost at every server without SMTPUTF8.
 */
export function checkAddress(text: string): AddressCheck {
  const at = text.lastIndexOf('@');
  if (at < 1) return { fault: 'is not one e-mail address' };
  const local = text.slice(0, at);
  if (NOT_ASCII.test(local) && !/[\s,;:<>()[\]\\"@\p{C}]/u.test(local)) {
    return { fault: 'has letters outside ASCII before the @, which many mail servers refuse' };
  }
  if (local.length > 64 || !LOCAL_PART.test(local)) return { fault: 'is not one e-mail address' };
  const domain = asciiDomain(text.slice(at + 1));
  if (domain === null || text.length > 254) return { fault: 'has no valid domain after the @' };
  return { address: `${local}@${domain}` };
}

function asciiDomain(domain: string): string | null {
  if (!NOT_ASCII.test(domain)) return DOMAIN.test(domain) ? domain : null;
  // Characters that IDNA maps away, such as the full-width @, must not get a second reading.
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return null;
  const ascii = domainToASCII(domain);
  return DOMAIN.test(ascii) ? ascii : null;
}

/**
 * Reads a mailbox from the configuration: `Pacta <pacta@example.org>` or a bare address.
 * @throws Error that says what is wrong with it.
 */
export function readMailbox(text: string): { name: string; address: string } {
  const named = /^\s*"?([^"<>]*?)"?\s*<([^<>]*)>\s*$/.exec(text);
  const checked = checkAddress((named?.[2] ?? text).trim());
  if ('fault' in checked) {
    throw new Error(
      `The sender of mail, ${JSON.stringify(text)}, ${checked.fault}: set PACTA_MAIL_FROM as in Pacta <pacta@example.org>.`,
    );
  }
  return { name: named?.[1] ?? '', address: checked.address };
}
