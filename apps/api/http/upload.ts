import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { invalid } from '#platform';

export const MAX_FILE_BYTES = 25 * 1024 * 1024;

/** One file as it came: the name is what the sender says and never used as a path. */
export interface Upload {
  name: string;
  content: Buffer;
}

/**
 * Reads a multipart body of exactly one file, in the field `file`.
 * @throws invalid naming the field when it is another, 413 (by the plugin) over the limit.
 */
export async function takeUpload(request: FastifyRequest): Promise<Upload> {
  let upload: Upload | null = null;
  const limits = { fileSize: MAX_FILE_BYTES, files: 1, fields: 0, parts: 2 };
  for await (const part of request.parts({ limits })) {
    if (part.type !== 'file' || part.fieldname !== 'file') {
      if (part.type === 'file') part.file.resume();
      throw invalid({ path: part.fieldname, message: 'is not known here: send one file, in the field "file"' });
    }
    upload = { name: part.filename, content: await part.toBuffer() };
  }
  if (!upload) throw invalid({ path: 'file', message: 'is missing: send one file, in the field "file"' });
  return upload;
}

export function isUpload(body: unknown): body is Upload {
  return typeof body === 'object' && body !== null && 'content' in body && Buffer.isBuffer(body.content);
}
