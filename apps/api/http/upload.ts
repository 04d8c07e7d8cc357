import '@fastify/multipart';
import { HttpException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError, invalid } from '#platform';

export const MAX_FILE_BYTES = 25 * 1024 * 1024;

/** One file as it came: the name is what the sender says and never used as a path. */
export interface Upload {
  name: string;
  content: Buffer;
}

/**
 * Reads a multipart body of exactly one file, in the field `file`.
 * @throws invalid naming the field when it is another, 413 (by the plugin) over the limit, 400 when it cannot be read.
 */
export async function takeUpload(request: FastifyRequest): Promise<Upload> {
  try {
    return await readUpload(request);
  } catch (error) {
    // The parser throws plain errors at what it cannot read; all others say what they are.
    if (error instanceof DomainError || (error instanceof Error && 'statusCode' in error)) throw error;
    throw new HttpException({ code: 'malformed_upload', detail: 'The multipart body cannot be read.' }, 400);
  }
}

async function readUpload(request: FastifyRequest): Promise<Upload> {
  let upload: Upload | null = null;
  const limits = { fileSize: MAX_FILE_BYTES, files: 1, fields: 0, parts: 2 };
  for await (const part of request.parts({ limits })) {
    if (part.type !== 'file' || part.fieldname !== 'file') {
      if (part.type === 'file') part.file.resume();
      throw invalid({
        path: part.fieldname,
        rule: 'unknown_field',
        message: 'is not known here: send one file, in the field "file"',
      });
    }
    upload = { name: part.filename, content: await part.toBuffer() };
  }
  if (!upload)
    throw invalid({ path: 'file', rule: 'required', message: 'is missing: send one file, in the field "file"' });
  return upload;
}

export function isUpload(body: unknown): body is Upload {
  return typeof body === 'object' && body !== null && 'content' in body && Buffer.isBuffer(body.content);
}
