import { z } from 'zod';
import { Id } from '../http/values.js';

export const CheckpointView = z
  .object({
    number: z.int().meta({ example: 17 }),
    size: z.int().meta({ description: 'How many events it covers.', example: 20_852 }),
    root: z.base64().meta({ description: 'Of the Merkle tree over them (RFC 6962).' }),
    signedAt: z.iso.datetime().meta({ example: '2024-01-17T06:00:00Z' }),
    note: z.string().meta({ description: 'The signed text, as it stands in its file and in mails.' }),
  })
  .meta({ id: 'Checkpoint' });

export const CheckpointRequested = z
  .object({ id: Id, requestedAt: z.iso.datetime().meta({ example: '2024-01-17T06:00:00Z' }) })
  .meta({ id: 'CheckpointRequest' });
