import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { MailReason } from './mail-reason.rules.js';
import type { MailList } from './mail-search.rules.js';

type Words<Key extends string> = Readonly<Record<Key, MessageDescriptor>>;

export const LIST_NAME: Words<MailList> = {
  failed: msg`Failed`,
  late: msg`Late mail`,
  in_doubt: msg`In doubt`,
  shown: msg`Shown by a dry run`,
};

/** What a list is of. */
export const LIST_MEANS: Words<MailList> = {
  failed: msg`Refused or given up. They stay here until somebody tries them again.`,
  late: msg`Due and not sent yet. They are tried again by themselves for as long as they are true.`,
  in_doubt: msg`May have come twice: the connection broke off when the mail server had the whole text. Nothing is to be done.`,
  shown: msg`What would go out if mail were delivered. Nothing of it was sent.`,
};

/** When a list is empty. */
export const LIST_EMPTY: Words<MailList> = {
  failed: msg`No mail has failed. What a mail server refuses for good stands here, with what to do about it.`,
  late: msg`Nothing is late. What is due and cannot go out stands here: while mail is on hold, or the mail server is out of reach.`,
  in_doubt: msg`No mail is in doubt. Here stands what may have arrived twice.`,
  shown: msg`No dry run has shown anything. In a dry run nothing is delivered, and what would be stands here.`,
};

/** Why a mail has not arrived, and what to do about it. */
export const REASON: Words<MailReason> = {
  refused: msg`The mail server refuses this address or has no room for it. Mend the address below, then try again.`,
  policy: msg`The mail server turns away what comes from this register, whoever it is for. Ask those who run the mail server.`,
  not_now: msg`The mail server asked to come again later. It is tried again by itself.`,
  unreachable: msg`The mail server could not be reached. See whether it runs and can be reached from here; it is tried again by itself.`,
  sign_in: msg`The mail server does not let this register sign in. See to the name and password in its settings.`,
  broken_off: msg`It broke off twice while it was leaving, and may have arrived twice. Ask the recipient before you try again.`,
  other: msg`Something else went wrong. The words of the mail server say what.`,
};

/** Why the register holds its mail by itself, by the words that the API has for it. */
const COPY_SIGNS: Readonly<Record<string, MessageDescriptor>> = {
  'the database is on another server than when it last sent mail': msg`The database is on another server than when it last sent mail.`,
  'the database is a copy of another one on this server': msg`The database is a copy of another one on this server.`,
  'the data were restored from a dump': msg`The data were restored from a backup.`,
  'the server was recovered from a backup': msg`The database server was recovered from a backup.`,
  'the files of the database were copied': msg`The files of the database were copied.`,
};

/** The sign by which the register has found itself to be a copy; undefined where it is one that is not known here. */
export const copySign = (reason: string): MessageDescriptor | undefined => COPY_SIGNS[reason];
