/**
 * What Node is told where it runs for long. Requests and mails leave much garbage that dies young: with the room for it that
 * Node has by itself (16 MiB) a worker at full speed spends a sixth of its time collecting it. In a container NODE_OPTIONS says
 * so.
 */
export const SERVER_FLAGS = ['--enable-source-maps', '--max-semi-space-size=32'] as const;
