import { z } from 'zod';
import { Code, LocalName, NameChange, NewName, Version } from '../http/values.js';

export const NewArea = z.strictObject({ code: Code, name: NewName }).meta({ id: 'NewArea' });
export type NewArea = z.infer<typeof NewArea>;

export const AreaChange = z.strictObject({ name: NameChange }).meta({ id: 'AreaChange' });
export type AreaChange = z.infer<typeof AreaChange>;

export const Area = z.object({ code: Code, name: LocalName, version: Version }).meta({ id: 'Area' });
export const Areas = z.object({ items: z.array(Area) }).meta({ id: 'Areas' });
