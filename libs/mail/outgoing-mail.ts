/** A mailbox as fields. Never a string: an address list cannot hide in it. */
export interface Mailbox {
  name: string;
  address: string;
}

/** A message ready to be handed to a server: one recipient, built from fields. */
export interface OutgoingMail {
  /** What the server is told. It decides who gets the message; the headers below are only shown. */
  envelope: { from: string; to: string };
  from: Mailbox;
  to: Mailbox;
  subject: string;
  text: string;
  html: string;
  /** In the form of RFC 5322. */
  date: string;
  messageId: string;
  headers: Record<string, string>;
  attachments: { filename: string; content: string; contentType: string }[];
}
