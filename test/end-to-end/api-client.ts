/** What the API answered. */
export interface Answer<T> {
  status: number;
  etag: string | null;
  body: T;
}

interface Headers {
  /** For If-Match. */
  version?: number;
  /** Under which the same request is known again. */
  key?: string;
}

/** One person's way into a running API. */
export class ApiClient {
  private token: string | null = null;

  constructor(private readonly url: string) {}

  async signIn(email: string, password: string): Promise<void> {
    const { status, body } = await this.call<{ token: string }>('POST', '/session', { body: { email, password } });
    if (status !== 201) throw new Error(`${email} may not sign in: ${JSON.stringify(body)}`);
    this.token = body.token;
  }

  get<T>(path: string): Promise<Answer<T>> {
    return this.call<T>('GET', path, {});
  }

  post<T>(path: string, body: unknown, headers: Headers = {}): Promise<Answer<T>> {
    return this.call<T>('POST', path, { body, ...headers });
  }

  /** A file as it comes. @throws when it breaks off. */
  async download(path: string): Promise<{ status: number; text: string }> {
    const response = await fetch(`${this.url}/api/v1${path}`, { headers: this.authorization });
    return { status: response.status, text: await response.text() };
  }

  private async call<T>(
    method: string,
    path: string,
    { body, version, key }: Headers & { body?: unknown },
  ): Promise<Answer<T>> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...this.authorization,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      etag: response.headers.get('etag'),
      body: (text === '' ? null : JSON.parse(text)) as T,
    };
  }

  private get authorization(): Record<string, string> {
    return this.token === null ? {} : { authorization: `Bearer ${this.token}` };
  }
}
