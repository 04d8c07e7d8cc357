import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { parseArgs } from 'node:util';
import { MailDev } from 'maildev';

/*
 * MailDev, with links that open. It shows a mail in a frame that may open nothing, and our screens let nobody frame them:
 * by itself a click on a link of a mail does nothing at all. The page is given a script that opens it in a tab of its own.
 */
const OPENS_LINKS = `<script>
document.addEventListener('load', ({ target }) => {
  target.contentDocument?.addEventListener('click', (click) => {
    const link = click.target.closest('a[href^="http"]');
    if (!link) return;
    click.preventDefault();
    window.open(link.href, '_blank', 'noopener');
  });
}, true);
</script>`;

const { values } = parseArgs({
  options: {
    ip: { type: 'string', default: '127.0.0.1' },
    smtp: { type: 'string', default: '1025' },
    'web-ip': { type: 'string', default: '127.0.0.1' },
    web: { type: 'string', default: '1080' },
    'mail-directory': { type: 'string' },
    'max-emails': { type: 'string', default: '0' },
  },
});
const folder = values['mail-directory'];

const catcher = new MailDev({
  ip: values.ip,
  smtp: Number(values.smtp),
  webIp: values['web-ip'],
  web: Number(values.web),
  maxEmails: Number(values['max-emails']),
  silent: true,
  ...(folder !== undefined && { mailDirectory: folder }),
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void catcher.stop().then(() => process.exit(0)));
}
const { api } = await catcher.start();
if (api) letLinksOpen(api.server);

interface Served {
  server: {
    listeners(event: 'request'): unknown[];
    removeAllListeners(event: 'request'): unknown;
    on(event: 'request', listener: RequestListener): unknown;
  };
  inject(request: object): Promise<{ body: string }>;
}

/** Its page is made once, when it starts: what goes out is caught on the way. */
function letLinksOpen(app: Served): void {
  const { server } = app;
  const others = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.method !== 'GET' || request.url !== '/') {
      for (const listener of others) listener(request, response);
      return;
    }
    void app.inject({ method: 'GET', url: '/', headers: { accept: 'text/html' } }).then(({ body }) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(body.replace('</head>', `${OPENS_LINKS}</head>`));
    });
  });
}
