import PostalMime, { type Email } from 'postal-mime';

/** What a delivery-status report says about one recipient. */
export interface ReportedRecipient {
  /** The address that was written to, and the one it was passed on to where they differ. */
  addresses: string[];
  /** `other`: delivered, relayed, expanded: nothing to do. */
  action: 'failed' | 'delayed' | 'other';
  /** One line in the reporting server's words. */
  reason: string;
}

/** A report on a message that was sent before. Anyone may have written it: what it says proves nothing. */
export interface DeliveryReport {
  kind: 'report';
  recipients: ReportedRecipient[];
  /** Message-IDs, in angle brackets, of what came back. */
  messageIds: string[];
  /** The addresses that the report itself was sent to, by its headers. */
  sentTo: string[];
}

/** `automatic`: an out-of-office notice and the like. `other`: a letter of somebody, or nothing that can be read. */
export type ReturnedMail = DeliveryReport | { kind: 'automatic' } | { kind: 'other' };

const REASON_LENGTH = 500;

/**
 * Reads what has come back to the sender's address: a report by RFC 3464, or one of the two older forms that are still
 * about (a header of Exim's, qmail's letter). Reports say of themselves that they are automatic, so they are looked for
 * first.
 */
export async function readReturnedMail(raw: Uint8Array): Promise<ReturnedMail> {
  const mail = await PostalMime.parse(raw, { forceRfc822Attachments: true, attachmentEncoding: 'utf8' }).catch(
    () => null,
  );
  if (mail === null) return { kind: 'other' };
  const recipients = byStatusPart(mail) ?? byFailedRecipients(mail) ?? byQmail(mail);
  if (recipients) return { kind: 'report', recipients, messageIds: returnedIds(mail), sentTo: addresseesOf(mail) };
  return { kind: isAutomatic(mail) ? 'automatic' : 'other' };
}

const STATUS_PARTS = ['message/delivery-status', 'message/global-delivery-status'];
const RETURNED_PARTS = ['message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers'];

/** RFC 3464: a block of fields about the message, then one for each recipient. */
function byStatusPart(mail: Email): ReportedRecipient[] | null {
  const parts = contentsOf(mail, STATUS_PARTS);
  if (parts.length === 0) return null;
  return parts.flatMap((part) =>
    part
      .split(/\r?\n[ \t]*\r?\n/)
      .map(fieldsOf)
      .filter((fields) => fields.has('final-recipient') || fields.has('original-recipient'))
      .map(toRecipient),
  );
}

function toRecipient(fields: Map<string, string>): ReportedRecipient {
  const addresses = ['original-recipient', 'final-recipient'].flatMap((name) => addressIn(fields.get(name)));
  const status = fields.get('status') ?? '';
  const diagnostic = fields.get('diagnostic-code')?.replace(/^\s*[\w-]+\s*;\s*/, '') ?? '';
  const action = fields.get('action')?.toLowerCase() ?? '';
  return {
    addresses: [...new Set(addresses)],
    action: action === 'failed' || action === 'delayed' ? action : 'other',
    reason: line([status, diagnostic].filter((text) => text !== '').join(' ') || action),
  };
}

/** `rfc822; minister@example.org`: the type of the address, then the address. */
function addressIn(value: string | undefined): string[] {
  const address = value
    ?.replace(/^\s*[\w-]+\s*;/, '')
    .trim()
    .replace(/^<(.*)>$/, '$1');
  return address ? [address] : [];
}

/** Exim without a report part: the addresses in a header, the reason in the text. */
function byFailedRecipients(mail: Email): ReportedRecipient[] | null {
  const failed = headerOf(mail, 'x-failed-recipients');
  if (failed === undefined) return null;
  const addresses = failed.split(',').map((address) => address.trim());
  return addresses.map((address) => ({
    addresses: [address],
    action: 'failed',
    reason: line(afterAddress(mail.text ?? '', address) || 'the mail server gave it back'),
  }));
}

/** qmail's letter: an address in angle brackets with a colon, and below it why. It is sent only when it gives up. */
function byQmail(mail: Email): ReportedRecipient[] | null {
  const text = mail.text ?? '';
  if (!/^\s*Hi\. This is the\b/.test(text)) return null;
  const [notice = ''] = text.split(/^--- Below this line/m);
  const found = [...notice.matchAll(/^<([^<>\s]+@[^<>\s]+)>:[ \t]*\r?\n((?:[^\r\n]+\r?\n?)+)/gm)];
  return found.map(([, address = '', reason = '']) => ({
    addresses: [address],
    action: 'failed',
    reason: line(reason),
  }));
}

function afterAddress(text: string, address: string): string {
  const at = text.indexOf(address);
  return at < 0 ? '' : (text.slice(at + address.length).split(/\r?\n[ \t]*\r?\n/)[0] ?? '');
}

/** What came back, whole or its headers alone; the older forms have it within their text. */
function returnedIds(mail: Email): string[] {
  const returned = [...contentsOf(mail, RETURNED_PARTS), mail.text ?? ''].join('\n');
  return [...new Set([...returned.matchAll(/^message-id:\s*(<[^<>\s]+>)/gim)].map(([, id = '']) => id))];
}

function addresseesOf(mail: Email): string[] {
  const named = ['delivered-to', 'x-original-to', 'envelope-to'].flatMap((name) => headerOf(mail, name) ?? []);
  const to = (mail.to ?? []).flatMap(({ address }) => address ?? []);
  return [...named, ...to].map((address) => address.replace(/^<(.*)>$/, '$1'));
}

/** RFC 3834, and what older programs say instead. */
function isAutomatic(mail: Email): boolean {
  const submitted = headerOf(mail, 'auto-submitted')?.toLowerCase();
  if (submitted !== undefined && !submitted.startsWith('no')) return true;
  if (headerOf(mail, 'x-autoreply') !== undefined || headerOf(mail, 'x-autorespond') !== undefined) return true;
  return /^(auto_reply|bulk|junk)$/i.test(headerOf(mail, 'precedence')?.trim() ?? '');
}

function headerOf(mail: Email, name: string): string | undefined {
  return mail.headers.find(({ key }) => key === name)?.value;
}

function contentsOf(mail: Email, types: readonly string[]): string[] {
  const parts = mail.attachments.filter(({ mimeType }) => types.includes(mimeType));
  return parts.map(({ content }) =>
    typeof content === 'string' ? content : Buffer.from(content as Uint8Array).toString(),
  );
}

/** Header fields of a block, long ones unfolded; of a field that is there twice the first. */
function fieldsOf(block: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [, name = '', value = ''] of block.replace(/\r?\n[ \t]+/g, ' ').matchAll(/^([\w-]+):[ \t]*(.*)$/gm)) {
    if (!fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value.trim());
  }
  return fields;
}

function line(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, REASON_LENGTH);
}
