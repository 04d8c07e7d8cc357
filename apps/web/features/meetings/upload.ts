import { api } from '../../client/api.js';

/**
 * Stores files, each once: one that is sent again after a lost answer goes under the same key, and one that is stored is
 * not sent again. Made once a form: `useState(onceUploads)`.
 * @returns a function of a file that gives its id
 */
export function onceUploads(): (file: File) => Promise<string> {
  const keys = new Map<File, string>();
  const stored = new Map<File, string>();
  return async (file) => {
    const before = stored.get(file);
    if (before !== undefined) return before;
    const key = keys.get(file) ?? crypto.randomUUID();
    keys.set(file, key);
    const id = await upload(file, key);
    stored.set(file, id);
    return id;
  };
}

async function upload(file: File, key: string): Promise<string> {
  const form = new FormData();
  form.append('file', file);
  const { data } = await api.POST('/api/v1/files', {
    body: { file: '' },
    bodySerializer: () => form,
    headers: { 'Idempotency-Key': key },
  });
  if (!data) throw new Error('an answer that is no error has a body');
  return data.id;
}
