import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Choice, Choices } from './preferences.rules.js';

/** What each choice is called in the form, and where two versions of it are shown. */
export const CHOICE: Record<Choice, MessageDescriptor> = {
  language: msg`Language of screens and mails`,
  timeZone: msg`Time zone`,
  morning: msg`Morning hour`,
  digest: msg`Digest`,
  digestWeekday: msg`Day of the weekly digest`,
  urgent: msg`Decisions on what has a high priority`,
};

export const DIGEST: Record<Choices['digest'], MessageDescriptor> = {
  weekly: msg`Once a week`,
  daily: msg`Every working day`,
  off: msg`Never`,
};

export const URGENT: Record<Choices['urgent'], MessageDescriptor> = {
  morning: msg`In the morning mail`,
  immediate: msg`At once, by a mail of their own`,
};

/** From Monday, as the API counts them from 1. */
export const WEEKDAYS: readonly MessageDescriptor[] = [
  msg`Monday`,
  msg`Tuesday`,
  msg`Wednesday`,
  msg`Thursday`,
  msg`Friday`,
  msg`Saturday`,
  msg`Sunday`,
];
