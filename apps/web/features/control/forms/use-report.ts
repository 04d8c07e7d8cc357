import { useLingui } from '@lingui/react/macro';
import type { NewReport, PossibleActions } from '../../../client/api.generated.js';
import { useProfile } from '../../../session/index.js';
import type { FormProps } from '../form-props.js';
import { isForLead, partsToComplete, reportedPeriod, waitingReport } from '../report.rules.js';
import { sendReport } from '../requests.js';
import { useKeptForm } from '../../../look/use-kept-form.js';
import { useSending } from '../use-sending.js';
import type { Piece } from './evidence-field.js';

export interface ReportValues {
  kind: 'interim' | 'final';
  text: string;
  period: string;
  evidence: Piece[];
  completedParts: string[];
}

const canBe = (possible: PossibleActions, action: 'report_final' | 'report_interim') =>
  possible.items.find((one) => one.action === action);

/** What can be reported, what was typed of it, and how it is sent. */
export function useReport({ action, opened, possible, onDone }: FormProps) {
  const { t } = useLingui();
  const final = canBe(possible, 'report_final');
  const interim = canBe(possible, 'report_interim');
  const reader = useProfile();
  // A draft of a final report may be found again when only an interim one can be made.
  const isFinalOf = (kind: ReportValues['kind']) => final !== undefined && (kind === 'final' || interim === undefined);
  const initial = { text: '', period: '', evidence: [], completedParts: [] };
  const kept = useKeptForm<ReportValues>(
    { place: opened.id, form: action.kind },
    {
      initial: { ...initial, kind: final ? 'final' : 'interim' },
      validate: {
        text: (text) => (text.trim() === '' ? t`Say what was done: one sentence is enough` : null),
        evidence: { url: (url) => (url === null || isLink(url) ? null : t`Give a link: https://… or http://…`) },
        completedParts: (ticked, { kind }) =>
          isFinalOf(kind) && partsToComplete(opened).some((part) => !ticked.includes(part))
            ? interim
              ? t`Tick every part, or send an interim report`
              : t`Tick every part`
            : null,
      },
    },
  );
  const { values } = kept.form;
  const isFinal = isFinalOf(values.kind);
  const kind = isFinal ? 'final' : 'interim';
  const chosen = isFinal ? final : interim;
  const sending = useSending(opened, {
    kept,
    send: (body: NewReport, headers) => sendReport(opened.id, body, headers),
    onDone: () => onDone(isFinal ? t`Your final report is sent and waits to be accepted.` : t`Your report is sent.`),
  });
  const periods = chosen?.periods ?? [];
  const period = reportedPeriod(values.period, periods, opened);
  return {
    ...{ kept, sending, isFinal, periods, period },
    isChoice: final !== undefined && interim !== undefined,
    isToLead: chosen?.addressedTo === 'lead',
    isForLead: isForLead(chosen, opened, reader),
    waiting: waitingReport(opened.reports, period),
    submit: (values: ReportValues) => void sending.submit({ ...bodyOf({ ...values, kind }), period }),
  };
}

const isLink = (url: string) => /^https?:\/\/\S+\.\S+/.test(url.trim());

function bodyOf({ kind, text, evidence, completedParts }: ReportValues): NewReport {
  return {
    kind,
    text: text.trim(),
    evidence: evidence.map(({ title, fileId, url }) =>
      fileId === null ? { title: title.trim() || (url ?? '').trim(), url: (url ?? '').trim() } : { title, fileId },
    ),
    completedParts: completedParts.map(Number),
  };
}
