import { z } from 'zod';

/** What every list takes: `PageQuery.extend({ … })` adds a list's own filters. */
export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50).meta({ description: 'How many at most.', example: 50 }),
  after: z.string().max(2_000).optional().meta({ description: 'Where to go on: the "next" of the page before.' }),
});

/** What every list answers. */
export function pageOf<Item extends z.ZodType>(
  item: Item,
): z.ZodObject<{ items: z.ZodArray<Item>; next: z.ZodNullable<z.ZodString> }> {
  return z.object({
    items: z.array(item),
    next: z.string().nullable().meta({ description: 'Pass it as "after" for the next page; null on the last.' }),
  });
}
