import { z } from 'zod';
import { HIGHEST_DEGREE, RELATIONS } from '#reminders';
import { changesSomething, Code, Id, LocalName, NameChange, NewName, Version } from '../http/values.js';

const Count = z.int().min(1).max(366);
const DayKind = z.enum(['working', 'calendar']).optional();

const When = z
  .union([
    z.strictObject({ before: Count, days: DayKind }),
    z.strictObject({ after: Count, days: DayKind }),
    z.literal('on_day'),
  ])
  .meta({
    description:
      'Working days of the recipient’s body unless days says calendar; a calendar day that is not worked there gives way ' +
      'to the last working day before it, after the deadline to the next one.',
    example: { before: 5 },
  });

const Whom = z
  .union([
    z.enum(RELATIONS),
    z.strictObject({
      superior: z.int().min(1).max(HIGHEST_DEGREE).meta({ description: 'So many posts above the lead’s.' }),
    }),
    z.strictObject({
      post: z.string().max(100).meta({ description: 'The id or the code of a post; read as its id.' }),
    }),
  ])
  .meta({ example: 'lead' });

const Rung = z.strictObject({
  key: z
    .string()
    .max(50)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and single hyphens')
    .meta({
      description: 'What the rung is known by: what has gone out under a key does not go out again under it.',
      example: 'before-5',
    }),
  when: When,
  audience: z.array(Whom).min(1).max(20).meta({ description: 'Whoever is reached twice hears as the first of them.' }),
});

const Rules = z
  .strictObject({
    rungs: z.array(Rung).min(1).max(50),
    pauseDays: z
      .int()
      .min(0)
      .max(366)
      .meta({ description: 'Working days for which an answer stops the rungs after the deadline.' }),
    reviewDays: Count.meta({ description: 'Calendar days between two reviews of an open commitment.' }),
    nudgeDays: Count.optional().meta({
      description: 'Working days after which whoever has to decide is asked once more; 3 when left out.',
    }),
  })
  .meta({ id: 'LadderRules' });

const Reason = z.string().trim().min(1).max(2000).optional().meta({ description: 'Why; kept in history.' });

export const NewLadder = z
  .strictObject({ code: Code, name: NewName, rules: Rules, reason: Reason })
  .meta({ id: 'NewLadder' });
export type NewLadder = z.infer<typeof NewLadder>;

export const LadderChange = z
  .strictObject({ name: NameChange, rules: Rules, reason: Reason })
  .partial()
  .refine(...changesSomething)
  .meta({ id: 'LadderChange', description: 'The rules are replaced as a whole.' });
export type LadderChange = z.infer<typeof LadderChange>;

export const ProposedRules = z.strictObject({ rules: Rules }).meta({ id: 'ProposedRules' });
export type ProposedRules = z.infer<typeof ProposedRules>;

export const LadderChoice = z
  .union([z.strictObject({ commitmentId: Id }), z.strictObject({ meetingId: Id })])
  .meta({ id: 'LadderChoice', description: 'What would follow the ladder: one commitment, or a meeting.' });
export type LadderChoice = z.infer<typeof LadderChoice>;

export const Ladder = z
  .object({ code: Code, name: LocalName, rules: Rules, version: Version })
  .meta({ id: 'Ladder', description: 'When whom to remind.' });
/** Who has chosen a ladder: what stands in the way of its removal. */
export const LadderUses = z
  .object({
    meetings: z
      .array(z.object({ id: Id, code: z.string(), title: z.string() }))
      .meta({ description: 'Those that have chosen it.' }),
    commitments: z.int().meta({ description: 'Those that have chosen it themselves, whatever their status.' }),
    following: z.int().meta({ description: 'Commitments on control that follow it, by whatever choice.' }),
  })
  .meta({ id: 'LadderUses', description: 'Counts are of all commitments, whoever may see them.' });

export const Ladders = z.object({ items: z.array(Ladder) }).meta({ id: 'Ladders' });
