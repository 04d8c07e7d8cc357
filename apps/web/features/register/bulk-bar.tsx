import type { RegisterLine } from '../../client/api.generated.js';

export function BulkBar(_: { lines: RegisterLine[]; onDone: () => void }) {
  return null;
}
