import { Injectable } from '@nestjs/common';
import { Access, type Fragment, openTo } from '#access';

/**
 * Which events the principal may read: those about what they may see, and all that is about nothing classified. Not what
 * was said of a commitment while it was marked above their clearance of today, nor what names one that they may not see.
 */
@Injectable()
export class VisibleEvents {
  constructor(private readonly access: Access) {}

  /** A WHERE fragment on the events `alias`. Parameters are numbered from `$<parameterOffset + 1>`. */
  of(alias: string, parameterOffset: number): Fragment {
    const commitments = this.access.visibility('c', parameterOffset);
    const documents = this.access.documentVisibility('d', parameterOffset + commitments.parameters.length);
    const before = commitments.parameters.length + documents.parameters.length;
    const passages = this.access.passageVisibility('p', parameterOffset + before);
    const about = (table: string, of: string, visible: string) =>
      `EXISTS (SELECT FROM ${table} ${of} WHERE ${of}.id = ${alias}.subject_id::uuid AND (${visible}))`;
    const ofCommitment = [
      about('commitments', 'c', commitments.sql),
      ...this.openThroughout(alias),
      // The same condition under the same alias: its parameters serve twice.
      `NOT EXISTS (SELECT FROM (VALUES (${alias}.before), (${alias}.after)) AS said (state)
        WHERE said.state->>'supersededById' IS NOT NULL AND NOT EXISTS (SELECT FROM commitments c
          WHERE c.id = (said.state->>'supersededById')::uuid AND (${commitments.sql})))`,
    ];
    const sql = `CASE ${alias}.subject
      WHEN 'commitment' THEN ${ofCommitment.join(' AND ')}
      WHEN 'document' THEN ${about('source_documents', 'd', documents.sql)}
      WHEN 'passage' THEN ${about('passages', 'p', passages.sql)}
      ELSE TRUE END`;
    return { sql, parameters: [...commitments.parameters, ...documents.parameters, ...passages.parameters] };
  }

  /** What `aboveClearance` decides, of each event alone: how it was marked by this event, and by those before it. */
  private openThroughout(alias: string): string[] {
    const { personId, clearance } = this.access.principal;
    const open = openTo(clearance);
    if (personId === null || open.includes('confidential')) return [];
    return ['<', '<='].map(
      (until) => `coalesce((SELECT marked.after->>'classification' FROM events marked
        WHERE marked.subject = ${alias}.subject AND marked.subject_id = ${alias}.subject_id
          AND marked.sequence ${until} ${alias}.sequence AND marked.after->>'classification' IS NOT NULL
        ORDER BY marked.sequence DESC LIMIT 1), 'public') IN ('${open.join("', '")}')`,
    );
  }
}
