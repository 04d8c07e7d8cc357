import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type ActionsNow, CONTROL_STATUSES, POSSIBLE_ACTIONS, PossibleActions } from '#commitments';
import { Allow } from '../http/allow.js';
import { Id, Version } from '../http/values.js';
import { LanguageQuery } from './commitment-request.schemas.js';
import { PersonName } from './commitment.schemas.js';

const decisions = <const Outcome extends string>(outcomes: readonly Outcome[]) =>
  z.array(z.object({ id: Id, outcomes: z.array(z.enum(outcomes)) }));

const PossibleAction = z
  .object({
    action: z.enum(POSSIBLE_ACTIONS),
    onBehalfOf: PersonName.nullable().meta({ description: 'The absent person for whom you would act.' }),
    periods: z.array(z.int()).meta({ description: 'For which it can be done; empty where it is about no period.' }),
    addressedTo: z
      .enum(['controller', 'lead'])
      .nullable()
      .meta({ description: 'To whom a report goes. Co-executors report to the lead.' }),
    reports: decisions(['accept', 'return']).meta({ description: 'To decide on, and which ways.' }),
    extensions: decisions(['grant', 'refuse']).meta({ description: 'To decide on, and which ways.' }),
    deciders: z
      .array(Id)
      .meta({ description: 'The posts whose decision it can be entered as; empty where nobody is named.' }),
    statuses: z
      .array(z.enum(CONTROL_STATUSES))
      .meta({ description: 'Where the other side of a joint commitment can be recorded to stand.' }),
  })
  .meta({ id: 'PossibleAction' });

const PossibleActionsNow = z
  .object({ version: Version, items: z.array(PossibleAction) })
  .meta({ id: 'PossibleActions', description: 'The version is that of the commitment.' });

@ApiTags('commitments')
@Controller('commitments/:id/actions')
export class ActionsController {
  constructor(private readonly actions: PossibleActions) {}

  @Get()
  @Allow('see')
  @ApiOperation({
    summary: 'What I may do with a commitment now',
    description:
      'By your roles, posts and deputyships and by where it stands, asked of the same rules as each act itself. What you ' +
      'have yet to say, a text, a reason, a date, is taken to be right. Each act is decided on anew when it is done.',
  })
  @ApiOkResponse({ standardSchema: PossibleActionsNow })
  read(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: LanguageQuery }) { language }: LanguageQuery,
  ): Promise<ActionsNow> {
    return this.actions.of(id, language);
  }
}
