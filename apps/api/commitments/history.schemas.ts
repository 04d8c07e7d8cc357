import { z } from 'zod';
import { InstantText, PersonName } from './commitment.schemas.js';

export const HistoryEvent = z
  .object({
    sequence: z.int(),
    type: z.string().meta({ example: 'commitment.reported' }),
    occurredAt: InstantText,
    actor: PersonName.nullable().meta({ description: 'null: the system itself.' }),
    onBehalfOf: PersonName.nullable(),
    reason: z.string(),
    before: z.unknown().meta({
      description: 'What was there; {"erased": true} in place of what was personal and has been erased.',
    }),
    after: z.unknown().meta({ description: 'What came instead, as `before`.' }),
    isWithheld: z.boolean().meta({
      description:
        'The commitment was marked above your clearance of today, before or after: `before` and `after` are null, `reason` ' +
        'is empty. The hash covers them.',
    }),
    hash: z.string().meta({ description: 'SHA-256 over the RFC 8785 JSON of the event and the hash before it.' }),
  })
  .meta({ id: 'HistoryEvent' });

export const History = z
  .object({
    items: z.array(HistoryEvent),
    names: z.array(z.object({ id: z.string(), name: z.string() })).meta({
      description:
        'What ids of posts, bodies, persons (also of who acted) and other commitments in these events, and codes of areas, are called: as names ' +
        'are today, or at the moment asked for.',
    }),
    chain: z
      .object({ ok: z.boolean(), events: z.int(), firstBroken: z.int().optional() })
      .optional()
      .meta({ description: 'With verify=true: whether the whole chain is unbroken.' }),
  })
  .meta({ id: 'History' });
