import { createLogger, NestLogger } from './logger.js';

function collect(level = 'debug') {
  const lines: Record<string, unknown>[] = [];
  const logger = createLogger(
    { process: 'api', level },
    { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) },
  );
  return { logger, lines };
}

describe('createLogger', () => {
  it('writes one object a line with process, level and time', () => {
    const { logger, lines } = collect();
    logger.info({ mailing: '7' }, 'sent');
    expect(lines).toEqual([
      { level: 'info', time: expect.stringMatching(/^\d{4}-.*Z$/), process: 'api', mailing: '7', msg: 'sent' },
    ]);
  });

  it('cuts out what signs somebody in', () => {
    const { logger, lines } = collect();
    logger.info({ password: 'secret-1', headers: { authorization: 'Bearer secret-2', cookie: 'secret-3' } }, 'request');
    expect(JSON.stringify(lines)).not.toContain('secret');
  });
});

describe('NestLogger', () => {
  it("keeps an error's stack and context apart", () => {
    const { logger, lines } = collect();
    new NestLogger(logger).error('broken', 'Error: broken\n    at x', 'Worker');
    expect(lines[0]).toMatchObject({
      level: 'error',
      msg: 'broken',
      context: 'Worker',
      stack: 'Error: broken\n    at x',
    });
  });

  it("keeps Nest's chatter below info", () => {
    const { logger, lines } = collect('info');
    new NestLogger(logger).log('Mapped {/, GET} route', 'RouterExplorer');
    expect(lines).toHaveLength(0);
  });
});
