import { api } from '../../client/api.js';
import type {
  CommitmentChange,
  CounterpartMove,
  DecidedExtension,
  ExtensionDecision,
  NewAcknowledgement,
  NewBlocker,
  NewExtension,
  NewReport,
  NewScore,
  ReportDecision,
  Reopening,
  Termination,
} from '../../client/api.generated.js';
import type { changeHeaders } from '../../client/changes.js';

/* The requests behind the forms: each to one commitment, report or request, at the version that its reader had. */

type Headers = ReturnType<typeof changeHeaders>;
const to = (id: string, headers: Headers) => ({ params: { path: { id }, header: headers } });

export const sendReport = (id: string, body: NewReport, headers: Headers) =>
  api.POST('/api/v1/commitments/{id}/reports', { ...to(id, headers), body });

export const sendAcknowledgement = (id: string, body: NewAcknowledgement, headers: Headers) =>
  api.POST('/api/v1/commitments/{id}/acknowledgements', { ...to(id, headers), body });

export const sendExtension = (id: string, body: NewExtension, headers: Headers) =>
  api.POST('/api/v1/commitments/{id}/extensions', { ...to(id, headers), body });

export const decideReport = (reportId: string, body: ReportDecision, headers: Headers) =>
  api.POST('/api/v1/reports/{id}/decision', { ...to(reportId, headers), body });

export const decideExtension = (extensionId: string, body: ExtensionDecision, headers: Headers) =>
  api.POST('/api/v1/extensions/{id}/decision', { ...to(extensionId, headers), body });

export const putOnControl = (id: string, headers: Headers) =>
  api.POST('/api/v1/commitments/{id}/control', to(id, headers));

export const propose = (id: string, headers: Headers) => api.POST('/api/v1/commitments/{id}/proposal', to(id, headers));

export const decline = (id: string, body: { reason: string }, headers: Headers) =>
  api.POST('/api/v1/commitments/{id}/decline', { ...to(id, headers), body });

export const reopen = (id: string, body: Reopening, headers: Headers) =>
  api.POST('/api/v1/commitments/{id}/reopening', { ...to(id, headers), body });

export const terminate = (id: string, body: Termination, headers: Headers) =>
  api.POST('/api/v1/commitments/{id}/termination', { ...to(id, headers), body });

export const block = (id: string, body: NewBlocker, headers: Headers) =>
  api.POST('/api/v1/commitments/{id}/blocker', { ...to(id, headers), body });

export const unblock = (id: string, body: { remark: string }, headers: Headers) =>
  api.POST('/api/v1/commitments/{id}/blocker/removal', { ...to(id, headers), body });

export const sendScore = (id: string, body: NewScore, headers: Headers) =>
  api.POST('/api/v1/commitments/{id}/fulfilment', { ...to(id, headers), body });

export const extendByDecision = (id: string, body: DecidedExtension, headers: Headers) =>
  api.POST('/api/v1/commitments/{id}/extension-by-decision', { ...to(id, headers), body });

export const moveCounterpart = (id: string, body: CounterpartMove, headers: Headers) =>
  api.POST('/api/v1/commitments/{id}/counterpart-status', { ...to(id, headers), body });

export const completePart = (id: string, number: number, header: Headers) =>
  api.POST('/api/v1/commitments/{id}/parts/{number}/completion', { params: { path: { id, number }, header } });

/** An edit needs no key: done twice, it is done once, and the version tells whether it was. */
export const edit = (id: string, body: CommitmentChange, { 'If-Match': version }: Headers) =>
  api.PATCH('/api/v1/commitments/{id}', { params: { path: { id }, header: { 'If-Match': version } }, body });
