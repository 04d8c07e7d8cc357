import { z } from 'zod';
import { MEETING_SIDES } from '#meetings';
import { PageQuery } from '../http/page.js';
import { changesSomething, Code, Day, DayText, Id, Line, LocalName, Search, sortOf, Version } from '../http/values.js';

const MeetingCode = z
  .string()
  .max(100)
  .regex(/^[A-Z0-9]+(-[A-Z0-9]+)*\/\d{4}-\d{2}-\d{2}(-\d+)?$/, 'must be as in BY-RU-MOS/2023-12-18')
  .meta({ description: "First part of its commitments' references.", example: 'BY-RU-MOS/2023-12-18' });

const Participants = z
  .array(
    z.strictObject({
      bodyId: Id,
      side: z.enum(MEETING_SIDES),
      spokesmanPostId: Id.nullish().meta({ description: 'The post that spoke for the body.' }),
    }),
  )
  .max(200);

const fields = {
  code: MeetingCode,
  title: Line,
  heldOn: Day.meta({ description: 'Usually the day of signing: deadlines are counted from it.' }),
  place: z.string().trim().max(500),
  nextMeetingOn: Day.nullable(),
  regimeCode: Code.meta({ description: 'What deadlines are counted by.', example: 'cis' }),
  ladderCode: Code.nullable().meta({
    description: 'When to remind those of its commitments that choose no ladder; null for the default one.',
  }),
  participants: Participants.meta({ description: 'In the order in which they are to be shown.' }),
};

export const NewMeeting = z
  .strictObject(fields)
  .partial({ place: true, nextMeetingOn: true, regimeCode: true, ladderCode: true })
  .meta({ id: 'NewMeeting' });
export type NewMeeting = z.infer<typeof NewMeeting>;

export const MeetingChange = z
  .strictObject(fields)
  .partial()
  .refine(...changesSomething)
  .meta({ id: 'MeetingChange' });
export type MeetingChange = z.infer<typeof MeetingChange>;

export const MeetingQuery = PageQuery.extend({
  q: Search.optional(),
  from: Day.optional().meta({ description: 'Held on this date or later.' }),
  to: Day.optional().meta({ description: 'Held on this date or earlier.' }),
  bodyId: Id.optional().meta({ description: 'This body took part.' }),
  sort: sortOf(['heldOn', 'code', 'title'], '-heldOn'),
});
export type MeetingQuery = z.infer<typeof MeetingQuery>;

export const Meeting = z
  .object({
    id: Id,
    code: z.string(),
    title: z.string(),
    heldOn: DayText,
    place: z.string(),
    nextMeetingOn: DayText.nullable(),
    regimeCode: z.string(),
    ladderCode: z.string().nullable(),
    participants: z.array(
      z.object({
        body: z.object({ id: Id, code: z.string(), name: LocalName }),
        side: z.enum(MEETING_SIDES),
        spokesman: z.object({ id: Id, code: z.string(), title: LocalName }).nullable(),
      }),
    ),
    version: Version,
  })
  .meta({ id: 'Meeting' });
