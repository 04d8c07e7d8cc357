import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '#access';
import { type Person, Persons } from '#people';
import { notFound } from '#platform';
import { Allow } from '../http/allow.js';
import { IfMatch } from '../http/if-match.js';
import { Preferences, PreferencesChange } from '../persons/person.schemas.js';

type Shown = Pick<Person, 'language' | 'morning' | 'timeZone' | 'digest' | 'digestWeekday' | 'urgent' | 'version'>;

/** What somebody chooses for themselves about their mail. */
@ApiTags('session')
@Controller('session/preferences')
export class PreferencesController {
  constructor(
    private readonly persons: Persons,
    private readonly access: Access,
  ) {}

  @Get()
  @Allow('own_session')
  @ApiOperation({
    summary: 'Read my preferences',
    description: 'Language, hour and zone of my mail, digest, urgent mail.',
  })
  @ApiOkResponse({ standardSchema: Preferences })
  async read(): Promise<Shown> {
    return shown(await this.persons.get(this.personId));
  }

  @Patch()
  @Allow('own_session')
  @ApiOperation({
    summary: 'Change my preferences',
    description: 'What is left out stays as it is. What is planned moves to the new hour and zone at once.',
  })
  @ApiOkResponse({ standardSchema: Preferences })
  async change(
    @Body({ schema: PreferencesChange }) change: PreferencesChange,
    @IfMatch() version: number,
  ): Promise<Shown> {
    return shown(await this.persons.update(this.personId, version, change));
  }

  private get personId(): string {
    const { personId } = this.access.principal;
    if (personId === null) throw notFound();
    return personId;
  }
}

function shown({ language, morning, timeZone, digest, digestWeekday, urgent, version }: Person): Shown {
  return { language, morning, timeZone, digest, digestWeekday, urgent, version };
}
