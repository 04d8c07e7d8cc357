/** What the API process is told from outside. */
export interface ApiOptions {
  databaseUrl: string;
  /** Where people reach it, when that differs from where it listens; https makes the session cookie Secure. */
  publicUrl: string | null;
}

export const API_OPTIONS = Symbol('ApiOptions');
