import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Extension, Report } from '../../client/api.generated.js';

export const EXTENSION_STATE: Record<Extension['state'], MessageDescriptor> = {
  requested: msg`waits for a decision`,
  granted: msg`granted`,
  refused: msg`refused`,
};

/** What moved a deadline without a request, followed by who did it. */
export const EXTENSION_ORIGIN: Record<Extension['origin'], MessageDescriptor> = {
  request: msg`Asked for by`,
  return: msg`A new term with the return of a report, set by`,
  decision: msg`Moved by a decision, entered by`,
  reopening: msg`A new term with the re-opening, set by`,
};

export const URGENCY: Record<string, MessageDescriptor> = {
  very_urgently: msg`very urgently`,
  urgently: msg`urgently`,
  promptly: msg`promptly`,
};

export const FREQUENCY: Record<string, MessageDescriptor> = {
  monthly: msg`every month`,
  quarterly: msg`every quarter`,
  half_yearly: msg`every half-year`,
  yearly: msg`every year`,
};

export const REPORT_KIND: Record<Report['kind'], MessageDescriptor> = {
  interim: msg`Interim report`,
  final: msg`Final report`,
};
