import type { Language } from '#people';
import { bodyJson, dayAtLead, iso, LEAD_ZONE, named, personJson, postJson, SLIP } from './row.sql.js';

/** Who reads: the language of names, and the placeholder of the moment of asking. */
export interface Reader {
  language: Language;
  now: string;
}

/**
 * One commitment with all that hangs on it, as one row of JSON-ready columns. `readableDocument` speaks of document d,
 * `visibleOther` of a commitment `other`.
 */
export function detailSql($: Reader, { where, readableDocument, visibleOther }: Readable): string {
  return `SELECT ${columns($)}, ${passageSql(readableDocument)} AS passage, ${successionSql(visibleOther)}
    FROM commitments c WHERE ${where}`;
}

interface Readable {
  where: string;
  readableDocument: string;
  visibleOther: string;
}

const list = (select: string) => `(SELECT coalesce(jsonb_agg(x.item ORDER BY x.place), '[]') FROM (${select}) x)`;

/**
 * A post with its holder today, "today" being the date of the post's own body. One at most, also where versions of
 * machines whose clocks differed overlap: no past moment may fail.
 */
const heldPost = (id: string, $: Reader) => `(SELECT ${postJson(id, $.language)} || jsonb_build_object('holder', (
    SELECT ${personJson('t.person_id', $.language)} FROM posts hp JOIN bodies hb ON hb.id = hp.body_id JOIN tenures t
      ON t.post_id = hp.id AND (${$.now}::timestamptz AT TIME ZONE hb.time_zone)::date BETWEEN t.starts_on
        AND coalesce(t.ends_on, 'infinity')
    WHERE hp.id = ${id} ORDER BY t.starts_on DESC, t.id LIMIT 1)))`;

const PARTS = list(`SELECT p.number AS place, jsonb_build_object('number', p.number, 'text', p.text,
  'completedAt', ${iso('p.completed_at')}) AS item FROM commitment_parts p WHERE p.commitment_id = c.id`);

const coExecutors = ($: Reader) =>
  list(`SELECT x.ordinal AS place, ${heldPost('x.post_id', $)} AS item
  FROM commitment_co_executors x WHERE x.commitment_id = c.id`);

const observers = ($: Reader) =>
  list(`SELECT o.person_id AS place, ${personJson('o.person_id', $.language)} AS item
  FROM commitment_observers o WHERE o.commitment_id = c.id`);

const WILL_REPORT_BY = `(SELECT a.will_report_by FROM acknowledgements a
    WHERE a.commitment_id = p.commitment_id AND a.period = p.ordinal AND a.addressed_to = 'controller'
    ORDER BY a.created_at DESC, a.id LIMIT 1)`;

const PERIODS = list(`SELECT p.ordinal AS place, jsonb_build_object('ordinal', p.ordinal, 'startsOn', p.starts_on,
    'endsOn', p.ends_on, 'originalDeadline', p.original_deadline, 'currentDeadline', p.current_deadline,
    'deadlineVersion', p.deadline_version, 'reportedAt', ${iso('p.reported_at')}, 'settledAt', ${iso('p.settled_at')},
    'keptOn', ${dayAtLead('p.reported_at')}, 'willReportBy', ${WILL_REPORT_BY}) AS item
  FROM commitment_periods p WHERE p.commitment_id = c.id`);

const EVIDENCE = list(`SELECT e.ordinal AS place, jsonb_build_object('id', e.id, 'title', e.title,
    'fileId', e.file_id, 'fileName', f.name, 'url', e.url) AS item
  FROM evidence e LEFT JOIN files f ON f.id = e.file_id WHERE e.report_id = r.id`);

const decision = ($: Reader) => `(SELECT jsonb_build_object('id', d.id, 'outcome', d.outcome, 'reason', d.reason,
    'decidedBy', ${personJson('d.decided_by_id', $.language)}, 'onBehalfOf', ${personJson('d.on_behalf_of_id', $.language)},
    'decidedAt', ${iso('d.decided_at')})
  FROM decisions d WHERE d.report_id = r.id)`;

const reports = ($: Reader) =>
  list(`SELECT r.created_at AS place, jsonb_build_object('id', r.id, 'period', r.period, 'kind', r.kind,
    'addressedTo', r.addressed_to, 'text', r.text, 'post', ${postJson('r.post_id', $.language)},
    'author', ${personJson('r.author_id', $.language)}, 'onBehalfOf', ${personJson('r.on_behalf_of_id', $.language)},
    'createdAt', ${iso('r.created_at')}, 'evidence', ${EVIDENCE}, 'decision', ${decision($)}) AS item
  FROM reports r WHERE r.commitment_id = c.id`);

const extensions = ($: Reader) =>
  list(`SELECT e.requested_at AS place, jsonb_build_object('id', e.id, 'period', e.period,
    'from', e.from_deadline, 'to', e.to_deadline, 'reason', e.reason, 'late', e.late, 'origin', e.origin, 'state', e.state,
    'requestedBy', ${personJson('e.requested_by_id', $.language)}, 'onBehalfOf', ${personJson('e.on_behalf_of_id', $.language)},
    'requestedAt', ${iso('e.requested_at')}, 'decidedBy', ${personJson('e.decided_by_id', $.language)},
    'decidedOnBehalfOf', ${personJson('e.decided_on_behalf_of_id', $.language)}, 'decidedAt', ${iso('e.decided_at')},
    'decidedByPost', ${postJson('e.decided_by_post_id', $.language)}, 'decisionReason', e.decision_reason) AS item
  FROM extensions e WHERE e.commitment_id = c.id`);

const acknowledgements = ($: Reader) =>
  list(`SELECT a.created_at AS place, jsonb_build_object('id', a.id, 'period', a.period,
    'willReportBy', a.will_report_by, 'note', a.note, 'addressedTo', a.addressed_to, 'late', a.late,
    'post', ${postJson('a.post_id', $.language)}, 'author', ${personJson('a.author_id', $.language)},
    'onBehalfOf', ${personJson('a.on_behalf_of_id', $.language)}, 'createdAt', ${iso('a.created_at')}) AS item
  FROM acknowledgements a WHERE a.commitment_id = c.id`);

const cited = (
  column: string,
) => `(SELECT coalesce(jsonb_agg(x.${column} ORDER BY x.ordinal), '[]') FROM score_citations x
    WHERE x.commitment_id = c.id AND x.${column} IS NOT NULL)`;

const score = ($: Reader) => `(SELECT jsonb_build_object('assessor', ${personJson('s.assessor_id', $.language)},
    'scoredAt', ${iso('s.scored_at')}, 'remark', s.remark,
    'cited', jsonb_build_object('reportIds', ${cited('report_id')}, 'evidenceIds', ${cited('evidence_id')}))
  FROM scores s WHERE s.commitment_id = c.id)`;

/** What took its place, and what it took the place of: of each nothing at all where the reader may not see it. */
const successionSql = (visibleOther: string) => {
  const name = `jsonb_build_object('id', other.id, 'reference', other.reference, 'title', other.title)`;
  return `(SELECT ${name} FROM commitments other WHERE other.id = c.superseded_by_id AND ${visibleOther}) AS "supersededBy",
  ${list(`SELECT other.reference AS place, ${name} AS item FROM commitments other
    WHERE other.superseded_by_id = c.id AND ${visibleOther}`)} AS supersedes`;
};

const blocker = ($: Reader) => `CASE WHEN c.blocker IS NOT NULL THEN jsonb_build_object('side', c.blocked_side,
    'text', c.blocker, 'post', ${postJson('c.blocked_by_post_id', $.language)}, 'since', ${iso('c.blocked_at')}) END`;

/** Whoever may see a commitment may see the words behind it, but what they stand in only if they may read that. */
const passageSql = (readableDocument: string) => `(SELECT jsonb_build_object('id', p.id, 'documentId', d.id,
    'documentTitle', CASE WHEN ${readableDocument} THEN d.title END, 'startsAt', p.starts_at, 'endsAt', p.ends_at,
    'quote', p.quote)
  FROM passages p JOIN source_documents d ON d.id = p.document_id WHERE p.id = c.passage_id)`;

const columns = ($: Reader) => `
  c.id, c.reference, c.number, c.kind, c.side, c.title, c.text, c.classification, c.priority, c.verifiable,
  c.status, c.blocked_side AS "blockedSide", ${blocker($)} AS blocker, c.counterpart_status AS "counterpartStatus", c.fulfilment, c.conformity,
  c.conformity_remark AS "conformityRemark", ${score($)} AS score,
  c.regime_code AS "regimeCode", c.ladder_code AS "ladderCode",
  c.signed_on AS "signedOn", c.deadline_basis AS basis,
  jsonb_strip_nulls(jsonb_build_object('basis', c.deadline_basis, 'statedOn', c.deadline_stated_on,
    'urgency', c.deadline_urgency, 'frequency', c.deadline_frequency)) AS deadline,
  c.period, c.original_deadline AS "originalDeadline", c.current_deadline AS "currentDeadline",
  ${dayAtLead('c.reported_at')} AS "keptOn", ${dayAtLead('c.settled_at')} AS "endedOn",
  (${$.now}::timestamptz AT TIME ZONE ${LEAD_ZONE})::date AS today,
  (SELECT jsonb_build_object('code', a.code, 'name', ${named('a', 'name', $.language)}) FROM areas a WHERE a.code = c.area_code)
    AS area,
  (SELECT jsonb_build_object('id', m.id, 'code', m.code, 'title', m.title) FROM meetings m WHERE m.id = c.meeting_id)
    AS meeting,
  ${heldPost('c.lead_post_id', $)} AS lead, ${coExecutors($)} AS "coExecutors",
  ${heldPost('c.controller_post_id', $)} AS controller, ${heldPost('c.author_post_id', $)} AS author,
  ${bodyJson('c.counterpart_body_id', $.language)} AS counterpart,
  CASE WHEN c.counterpart_post_id IS NOT NULL THEN ${heldPost('c.counterpart_post_id', $)} END AS "counterpartPost",
  ${observers($)} AS observers, ${PARTS} AS parts, ${PERIODS} AS periods, ${reports($)} AS reports,
  ${extensions($)} AS extensions, ${acknowledgements($)} AS acknowledgements, ${SLIP} AS slip,
  ${iso('c.controlled_at')} AS "controlledAt", ${iso('c.settled_at')} AS "settledAt",
  ${iso('c.created_at')} AS "createdAt", ${iso('c.updated_at')} AS "updatedAt", c.version`;
