import { z } from 'zod';
import { VIEW_ADDRESS_LENGTH, VIEW_NAME_LENGTH } from '#commitments';
import { changesSomething, Id, Version } from '../http/values.js';

const content = {
  name: z.string().trim().min(1, 'must not be empty').max(VIEW_NAME_LENGTH).meta({ example: 'Overdue in transport' }),
  address: z.string().max(VIEW_ADDRESS_LENGTH).meta({
    description: 'The query of the register’s address, without the question mark: filters, sort, view, columns.',
    example: 'timeliness=overdue&areaCode=transport&sort=due',
  }),
};

export const NewSavedView = z.strictObject(content).meta({ id: 'NewSavedView' });
export type NewSavedView = z.infer<typeof NewSavedView>;

export const SavedViewChange = z
  .strictObject(content)
  .partial()
  .refine(...changesSomething)
  .meta({ id: 'SavedViewChange' });
export type SavedViewChange = z.infer<typeof SavedViewChange>;

export const SavedView = z.object({ id: Id, ...content, version: Version }).meta({ id: 'SavedView' });
export const SavedViews = z.object({ items: z.array(SavedView) }).meta({ id: 'SavedViews' });
