/** What the API process is told from outside. */
export interface ApiOptions {
  databaseUrl: string;
  /** Where people reach it, when that differs from where it listens; https makes the session cookie Secure. */
  publicUrl: string | null;
  /** Addresses and networks of proxies, or `loopback`: what they forward is who asks. */
  trustedProxies: string[];
  /** How long due mail may stay unsent before that is an alarm. */
  mailLateMinutes: number;
  /** The folder with the built screens; null serves the API alone. */
  screens: string | null;
}

export const API_OPTIONS = Symbol('ApiOptions');
