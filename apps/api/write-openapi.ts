import { writeFile } from 'node:fs/promises';
import { openApiText } from './openapi.js';

// Run from the root of the repository by `npm run openapi`.
await writeFile('docs/openapi.json', await openApiText());
