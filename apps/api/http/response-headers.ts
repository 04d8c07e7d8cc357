import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * The headers that follow from what a handler returned: ETag from its `version`, and Location from the `id` of what a
 * POST created, unless the handler named another place.
 */
export function describeResult(result: unknown, http: { request: FastifyRequest; reply: FastifyReply }): void {
  if (typeof result !== 'object' || result === null) return;
  const { request, reply } = http;
  if ('version' in result && typeof result.version === 'number') reply.header('etag', `"${result.version}"`);
  const created = request.method === 'POST' && reply.statusCode === 201 && !reply.hasHeader('location');
  if (created && 'id' in result && typeof result.id === 'string') {
    const path = request.url.split('?', 1)[0];
    reply.header('location', `${path?.replace(/\/$/, '')}/${encodeURIComponent(result.id)}`);
  }
}
