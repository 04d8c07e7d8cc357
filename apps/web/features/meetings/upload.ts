import { api } from '../../client/api.js';

/**
 * Stores a file.
 * @returns its id
 */
export async function uploaded(file: File): Promise<string> {
  const form = new FormData();
  form.append('file', file);
  const { data } = await api.POST('/api/v1/files', { body: { file: '' }, bodySerializer: () => form });
  if (!data) throw new Error('an answer that is no error has a body');
  return data.id;
}
