/**
 * Of an occurrence: planned, and its moment has come. As one expression, because of that PostgreSQL has an index and
 * statistics (migration 0021). By the state and the moment, each by itself, half of all that was ever planned would look
 * due, since most moments are over and many reminders are planned; and the plan for that many is to read them all.
 */
export const IS_DUE = `state = 'planned' AND CASE WHEN state = 'planned' THEN due_at END <= statement_timestamp()`;
