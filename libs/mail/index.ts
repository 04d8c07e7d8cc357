export type { Mailbox, OutgoingMail } from './outgoing-mail.js';
export type {
  MailLanguage,
  ReminderAudience,
  ReminderContact,
  ReminderItem,
  ReminderMail,
  ReminderMatter,
  ReminderReason,
  ReminderState,
} from './reminder-mail.js';
export { type SendOutcome, speaksOfAddress } from './send-outcome.rules.js';
export { composeMail } from './compose-mail.js';
export { checkAddress, readMailbox } from './address.js';
export { type DigestLine, type DigestMail, type DigestSection } from './digest-mail.js';
export { renderDigest } from './render-digest.js';
export { dateText, wordsOf } from './mail-words.js';
export { readRung } from './reason-words.js';
export { renderReminder } from './render-reminder.js';
export { MailTransport, type MailTransportOptions } from './mail-transport.js';
export {
  type DeliveryReport,
  readReturnedMail,
  type ReportedRecipient,
  type ReturnedMail,
} from './read-returned-mail.js';
export { readSigningKey, type SigningKey } from './signing-key.js';
