/** The cookie that carries a browser's session. */
export const SESSION_COOKIE = 'pacta_session';

export interface Credentials {
  token: string;
  /** A browser sends the cookie by itself, also when another site asks it to; a header it does not. */
  by: 'cookie' | 'header';
}

/** 32 random bytes in base64url. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** The session token of a request; the Authorization header goes before the cookie. Null when there is none. */
export function credentialsOf(
  authorization: string | undefined,
  cookies: Readonly<Record<string, string | undefined>>,
): Credentials | null {
  const bearer = /^Bearer ([^ ]+)$/i.exec(authorization ?? '')?.[1];
  if (bearer !== undefined) return TOKEN.test(bearer) ? { token: bearer, by: 'header' } : null;
  const cookie = cookies[SESSION_COOKIE];
  return cookie !== undefined && TOKEN.test(cookie) ? { token: cookie, by: 'cookie' } : null;
}

/**
 * Whether a request that changes something was started by a page of another site. Browsers name the site in Origin;
 * programs that send none are no danger, for nobody makes them send somebody else's cookie. SameSite=Strict stands
 * before this.
 */
export function isForged(
  request: { method: string; origin: string | undefined; host: string | undefined; by: Credentials['by'] | null },
  publicUrl: string | null,
): boolean {
  if (SAFE_METHODS.includes(request.method) || request.by === 'header' || request.origin === undefined) return false;
  if (!URL.canParse(request.origin)) return true; // "null": a sandboxed page or a file
  const from = new URL(request.origin).host;
  return from !== request.host && (publicUrl === null || from !== new URL(publicUrl).host);
}
