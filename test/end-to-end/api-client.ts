/** What the API answered. */
export interface Answer<T> {
  status: number;
  etag: string | null;
  body: T;
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

  /** @param version what If-Match is to carry. */
  post<T>(path: string, body: unknown, version?: number): Promise<Answer<T>> {
    return this.call<T>('POST', path, { body, version });
  }

  private async call<T>(
    method: string,
    path: string,
    { body, version }: { body?: unknown; version?: number | undefined },
  ): Promise<Answer<T>> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }),
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
}
