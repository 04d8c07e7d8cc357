import { Injectable } from '@nestjs/common';
import { Access, type Fragment } from '#access';

/** Which events the principal may read: those about what they may see, and all that is about nothing classified. */
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
    const sql = `CASE ${alias}.subject
      WHEN 'commitment' THEN ${about('commitments', 'c', commitments.sql)}
      WHEN 'document' THEN ${about('source_documents', 'd', documents.sql)}
      WHEN 'passage' THEN ${about('passages', 'p', passages.sql)}
      ELSE TRUE END`;
    return { sql, parameters: [...commitments.parameters, ...documents.parameters, ...passages.parameters] };
  }
}
