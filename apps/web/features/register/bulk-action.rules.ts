import type { NewBulkWork } from '../../client/api.generated.js';

export type BulkKind = NewBulkWork['action']['kind'];

/** What the form for work on many holds, for all three kinds. */
export interface BulkForm {
  kind: BulkKind;
  lead: string | null;
  controller: string | null;
  to: string;
  byDays: string;
  decidedBy: string | null;
  classification: string;
  reason: string;
}

export const EMPTY_FORM: BulkForm = {
  kind: 'reassign',
  lead: null,
  controller: null,
  to: '',
  byDays: '',
  decidedBy: null,
  classification: '',
  reason: '',
};

export type Missing = 'posts' | 'deadline' | 'decidedBy' | 'classification' | 'reason';

/** What is asked of the API, or what the form still misses. */
export function bulkAction(form: BulkForm): NewBulkWork['action'] | Missing[] {
  const reason = form.reason.trim();
  switch (form.kind) {
    case 'reassign':
      return reassign(form, reason);
    case 'extend':
      return extend(form, reason);
    case 'classify': {
      const classification = (['public', 'official', 'confidential'] as const).find(
        (one) => one === form.classification,
      );
      return classification ? { kind: 'classify', classification, ...(reason && { reason }) } : ['classification'];
    }
  }
}

function reassign({ lead: leadPostId, controller: controllerPostId }: BulkForm, reason: string) {
  if (leadPostId === null && controllerPostId === null) return ['posts'] satisfies Missing[];
  return {
    kind: 'reassign' as const,
    ...(leadPostId && { leadPostId }),
    ...(controllerPostId && { controllerPostId }),
    ...(reason && { reason }),
  };
}

function extend({ to, byDays, decidedBy: decidedByPostId }: BulkForm, reason: string) {
  const days = /^[1-9]\d{0,4}$/.test(byDays.trim()) ? Number(byDays) : null;
  // One of the two, not both: the API takes no guess which was meant.
  const later = to !== '' && byDays.trim() === '' ? { to } : to === '' && days !== null ? { byDays: days } : null;
  if (later && decidedByPostId !== null && reason !== '') {
    return { kind: 'extend' as const, ...later, reason, decidedByPostId };
  }
  const missing: [Missing, boolean][] = [
    ['deadline', later === null],
    ['decidedBy', decidedByPostId === null],
    ['reason', reason === ''],
  ];
  return missing.flatMap(([name, isMissing]) => (isMissing ? [name] : []));
}

/** The place in the request that a fault names: `commitments[3].version` is the fourth line; null for the action itself. */
export function faultyLine(field: string): number | null {
  const place = /^commitments\[(\d+)\]/.exec(field)?.[1];
  return place === undefined ? null : Number(place);
}
