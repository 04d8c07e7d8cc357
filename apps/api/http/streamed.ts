import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';

/**
 * Sends the head of an answer that comes as it is found, with what every answer carries beside it. From here on only a
 * connection that breaks off says that something went wrong.
 */
export function streamed(reply: FastifyReply, headers: Record<string, string>): ServerResponse {
  reply.hijack();
  const { raw } = reply;
  for (const [name, value] of Object.entries({ ...reply.getHeaders(), 'cache-control': 'no-store', ...headers })) {
    if (value !== undefined) raw.setHeader(name, value);
  }
  raw.writeHead(200);
  return raw;
}
