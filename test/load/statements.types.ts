/** Where a value that differs from request to request comes from. */
export type Source =
  | { from: 'target'; field: number }
  | { from: 'fresh'; name: number }
  | { from: 'result'; step: number; row: number; column: string };

/** A text with places in it; or a list of values; or what never changes. */
export type Template = { parts: (string | Source)[] } | { list: Template[] } | { constant: unknown };

/** One statement of a request, as it went over the wire. */
export interface Statement {
  /** Of a prepared statement. */
  name: string | null;
  text: string;
  /** Null: sent by the simple protocol, without parameters. */
  values: Template[] | null;
}

/** Everything that one request asks of the database. */
export interface Script {
  /** Sent once on each connection. */
  preparations: string[];
  statements: Statement[];
  /** The statement whose rows are the answer. */
  answer: number;
}

/** What the bare server is started with. */
export interface BareServerOrder {
  databaseUrl: string;
  scripts: Record<string, Script>;
}
