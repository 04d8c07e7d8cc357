import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Writes the types of the API's client from docs/openapi.json when that changed: a screen that reads what the API no
 * longer says does not compile. Not kept in the repository, since it repeats the document.
 */
export async function generateClient(root = ROOT) {
  const target = join(root, 'apps/web/client/api.generated.ts');
  const document = readFileSync(join(root, 'docs/openapi.json'));
  const stamp = `// ${createHash('sha256').update(document).digest('hex')}`;
  if (existsSync(target) && readFileSync(target, 'utf8').startsWith(stamp)) return;
  const { default: openapiTypescript, astToString } = await import('openapi-typescript');
  const types = astToString(
    await openapiTypescript(JSON.parse(document.toString()), { rootTypes: true, rootTypesNoSchemaPrefix: true }),
  );
  mkdirSync(join(root, 'apps/web/client'), { recursive: true });
  writeFileSync(target, `${stamp}\n${types}`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await generateClient();
