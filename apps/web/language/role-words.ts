import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Classification, Role } from './words.js';

/** What each role is for, in a sentence: what may be done with one commitment follows from posts as well. */
export const ROLE_MEANS: Record<Role, MessageDescriptor> = {
  registrar: msg`enters meetings, documents and commitments`,
  executor: msg`reports on what their posts lead or co-execute`,
  controller: msg`accepts and returns reports, decides on extensions`,
  head: msg`sees everything under their posts, gets escalations and digests`,
  assessor: msg`scores how far commitments are fulfilled`,
  observer: msg`reads what is public`,
  auditor: msg`reads everything, with its history, and changes nothing`,
  administrator: msg`runs the system, its people and posts`,
};

export const CLEARANCE_MEANS: Record<Classification, MessageDescriptor> = {
  public: msg`You may read what is public.`,
  official: msg`You may read what is public or for official use.`,
  confidential: msg`You may read what is public, for official use or confidential.`,
};
