import { z } from 'zod';

const Instant = z.iso.datetime().meta({ example: '2024-01-17T06:00:00Z' });
const Count = z.int().meta({ example: 0 });

export const Health = z
  .object({
    status: z.literal('ok'),
    mail: z.enum(['ok', 'alarm']).meta({ description: 'alarm: somebody has to look after the mail.' }),
    version: z.string(),
  })
  .meta({ id: 'Health' });

export const MailHealth = z
  .object({
    isHeld: z.boolean().meta({ description: 'Nothing is sent until an operator releases it.' }),
    isAutomatic: z.boolean().meta({ description: 'Held because the database was found to be a copy.' }),
    reason: z.string(),
    since: Instant.nullable(),
    by: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    isDryRun: z.boolean().meta({ description: 'Nothing is delivered; what would be is shown.' }),
    sweptAt: Instant.nullable().meta({ description: 'When a worker last looked for due mail.' }),
    queued: Count,
    sending: Count,
    failed: Count,
    inDoubt: Count.meta({ description: 'May have come twice.' }),
    refusedAddresses: Count,
    oldestUnsent: Instant.nullable(),
    lastSentAt: Instant.nullable(),
    alarms: z.array(z.object({ code: z.enum(['held', 'late', 'sweeps-stopped', 'unreachable']), message: z.string() })),
  })
  .meta({ id: 'MailHealth' });
