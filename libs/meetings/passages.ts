import { Injectable } from '@nestjs/common';
import { Access } from '#access';
import { History } from '#history';
import { Faults, notFound, Transactions } from '#platform';
import { ambiguous, findQuote, frozenText, misquoted, type QuoteSpan } from './quote.rules.js';

/** The exact words behind a commitment: the quote equals the frozen text at that place. */
export interface Passage {
  id: string;
  documentId: string;
  /** In Unicode code points from 0. */
  startsAt: number;
  /** Exclusive. */
  endsAt: number;
  quote: string;
}

/** A passage with the commitments that rest on it, as far as the reader may see them. */
export interface RestedPassage extends Passage {
  commitments: { id: string; reference: string; title: string; status: string }[];
}

/** Words with their place, or words alone where they stand only once. */
export interface NewPassage {
  quote: string;
  startsAt?: number;
  endsAt?: number;
}

const COLUMNS = 'p.id, p.document_id AS "documentId", p.starts_at AS "startsAt", p.ends_at AS "endsAt", p.quote';

/** Places in frozen texts that commitments are anchored to. */
@Injectable()
export class Passages {
  constructor(
    private readonly transactions: Transactions,
    private readonly history: History,
    private readonly access: Access,
  ) {}

  /**
   * The passage at a place, added if it was not there yet: several commitments may rest on the same words.
   * @param prefix of the fields in faults: `passage.` where the passage is part of something.
   * @throws not_found for a document that may not be read; invalid `quote` that says where the words do stand, or how often.
   */
  async add(documentId: string, passage: NewPassage, prefix = ''): Promise<Passage> {
    const spans = await this.place(documentId, [{ passage, prefix }]);
    const [added] = await this.findOrInsert(documentId, spans);
    if (added === undefined) throw new Error('a passage that was written can be read');
    return added;
  }

  /** The same for many passages of one document at once, in their order; faults are named `passages[3].quote`. */
  async addMany(documentId: string, passages: readonly NewPassage[]): Promise<Passage[]> {
    const spans = await this.place(
      documentId,
      passages.map((passage, index) => ({ passage, prefix: `passages[${index}].` })),
    );
    return this.findOrInsert(documentId, spans);
  }

  /** @throws not_found */
  async get(id: string): Promise<Passage> {
    const visible = this.access.passageVisibility('p', 1);
    const sql = `SELECT ${COLUMNS} FROM passages p WHERE p.id = $1 AND ${visible.sql}`;
    const [passage] = await this.manager.query<Passage[]>(sql, [id, ...visible.parameters]);
    if (passage === undefined) throw notFound();
    return passage;
  }

  /**
   * A document's passages in the order of the text: all of them for whoever may read the document, for others those of
   * the commitments that they may see. Each with those commitments.
   */
  list(documentId: string): Promise<RestedPassage[]> {
    const visible = this.access.passageVisibility('p', 1);
    const resting = this.access.visibility('c', 1 + visible.parameters.length);
    return this.manager.query<RestedPassage[]>(
      `SELECT ${COLUMNS},
         (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'reference', c.reference, 'title', c.title,
                   'status', c.status) ORDER BY c.number), '[]')
          FROM commitments c WHERE c.passage_id = p.id AND ${resting.sql}) AS commitments
       FROM passages p WHERE p.document_id = $1 AND ${visible.sql} ORDER BY p.starts_at, p.ends_at, p.id`,
      [documentId, ...visible.parameters, ...resting.parameters],
    );
  }

  private get manager() {
    return this.transactions.manager;
  }

  private async place(
    documentId: string,
    given: readonly { passage: NewPassage; prefix: string }[],
  ): Promise<QuoteSpan[]> {
    const visible = this.access.documentVisibility('d', 1);
    const sql = `SELECT d.text FROM source_documents d WHERE d.id = $1 AND ${visible.sql}`;
    const [document] = await this.manager.query<{ text: string }[]>(sql, [documentId, ...visible.parameters]);
    if (document === undefined) throw notFound();
    const text = { whole: document.text, codePoints: Array.from(document.text) };
    const faults = new Faults();
    const spans = given.map(({ passage, prefix }) => spanOf(text, { passage, prefix }, faults));
    faults.throwAny();
    return spans;
  }

  private async findOrInsert(documentId: string, spans: readonly QuoteSpan[]): Promise<Passage[]> {
    const columns = [
      documentId,
      spans.map((span) => span.startsAt),
      spans.map((span) => span.endsAt),
      spans.map((span) => span.quote),
    ];
    // Who is first writes; everybody then reads, in a statement of its own that sees what the first committed.
    const added = await this.manager.query<Passage[]>(
      `INSERT INTO passages AS p (document_id, starts_at, ends_at, quote)
       SELECT $1, * FROM unnest($2::int[], $3::int[], $4::text[]) ON CONFLICT DO NOTHING RETURNING ${COLUMNS}`,
      columns,
    );
    await this.history.append(
      added.map((after) => ({ subject: 'passage', subjectId: after.id, type: 'passage.added', after })),
    );
    return this.manager.query<Passage[]>(
      `SELECT ${COLUMNS}
       FROM unnest($2::int[], $3::int[]) WITH ORDINALITY AS given (starts_at, ends_at, ordinal)
       JOIN passages p ON p.document_id = $1 AND p.starts_at = given.starts_at AND p.ends_at = given.ends_at
       ORDER BY given.ordinal`,
      columns.slice(0, 3),
    );
  }
}

function spanOf(
  text: { whole: string; codePoints: readonly string[] },
  { passage, prefix }: { passage: NewPassage; prefix: string },
  faults: Faults,
): QuoteSpan {
  const quote = frozenText(passage.quote);
  const { startsAt, endsAt } = passage;
  if (quote === '') {
    faults.require(false, `${prefix}quote`, ['required', 'must not be empty']);
  } else if (startsAt === undefined && endsAt === undefined) {
    const places = findQuote(text.whole, quote);
    const problem = ambiguous(places);
    if (places[0] !== undefined && problem === null) return { ...places[0], quote };
    faults.require(false, `${prefix}quote`, ['not_in_text', problem ?? '']);
  } else if (startsAt === undefined || endsAt === undefined || startsAt < 0 || endsAt <= startsAt) {
    faults.require(false, `${prefix}endsAt`, [
      'not_in_text',
      'must come with startsAt and after it; both count code points from 0',
    ]);
  } else {
    const span = { startsAt, endsAt, quote };
    const problem = misquoted(text, span);
    faults.require(problem === null, `${prefix}quote`, ['not_in_text', problem ?? '']);
    return span;
  }
  return { startsAt: 0, endsAt: 0, quote };
}
