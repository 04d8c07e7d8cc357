import { fileURLToPath } from 'node:url';
import { brokenRules } from './cruise.mjs';

/** `npm run boundaries [folder]`: prints each import that points the wrong way, and fails when there is one. */
const broken = await brokenRules(process.argv[2] ?? fileURLToPath(new URL('../..', import.meta.url)));
for (const { rule, from, to } of broken) console.error(`${rule}: ${from} → ${to}`);
console.log(broken.length === 0 ? 'All imports point the right way.' : `${broken.length} imports point the wrong way.`);
process.exitCode = broken.length === 0 ? 0 : 1;
