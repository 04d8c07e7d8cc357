import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '#access';
import { ErasePerson } from '#erasure';
import { Persons } from '#people';
import { forbidden, type Page } from '#platform';
import { Allow } from '../http/allow.js';
import { AsOf } from '../http/as-of.js';
import { IfMatch } from '../http/if-match.js';
import { pageOf } from '../http/page.js';
import { Id } from '../http/values.js';
import { personFor, seesAddresses, type ShownPerson } from './person-for.rules.js';
import { Erasure, NewPerson, Person, PersonChange, PersonQuery } from './person.schemas.js';

@ApiTags('persons')
@Controller('persons')
export class PersonsController {
  constructor(
    private readonly persons: Persons,
    private readonly erasure: ErasePerson,
    private readonly access: Access,
  ) {}

  @Get()
  @Allow('look_up')
  @AsOf()
  @ApiOperation({ summary: 'List persons', description: 'Searched by name in any language or by code.' })
  @ApiOkResponse({ standardSchema: pageOf(Person) })
  async list(@Query({ schema: PersonQuery }) query: PersonQuery): Promise<Page<ShownPerson>> {
    const { principal } = this.access;
    // To search by address is to see it.
    if (query.email !== undefined && !seesAddresses(principal)) {
      throw forbidden('address_search', 'You may not search by address.');
    }
    const { items, next } = await this.persons.list(query, query);
    return { items: items.map((person) => personFor(principal, person)), next };
  }

  @Get(':id')
  @Allow('look_up')
  @AsOf()
  @ApiOperation({ summary: 'Read a person' })
  @ApiOkResponse({ standardSchema: Person })
  async read(@Param('id', { schema: Id }) id: string): Promise<ShownPerson> {
    return personFor(this.access.principal, await this.persons.get(id));
  }

  @Post()
  @Allow('manage_people')
  @ApiOperation({ summary: 'Add a person', description: 'An account is another matter, and optional.' })
  @ApiCreatedResponse({ standardSchema: Person })
  create(@Body({ schema: NewPerson }) person: NewPerson): Promise<ShownPerson> {
    return this.persons.create(person);
  }

  @Patch(':id')
  @Allow('manage_people')
  @ApiOperation({ summary: 'Change a person', description: 'What is left out stays as it is.' })
  @ApiOkResponse({ standardSchema: Person })
  update(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: PersonChange }) change: PersonChange,
    @IfMatch() version: number,
  ): Promise<ShownPerson> {
    return this.persons.update(id, version, change);
  }

  @Post(':id/erasure')
  @HttpCode(200)
  @Allow('manage_people')
  @ApiOperation({
    summary: 'Erase a person for good',
    description:
      'Takes names, addresses and code out of the register, of history and of whatever else keeps them, and the account away; what the person did stays. Refused with `person_needed`, which says what to end before, while they hold a post, are in a deputyship, observe what is open, can sign in or are to get mail. It cannot be undone.',
  })
  @ApiOkResponse({ standardSchema: Person })
  erase(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Erasure }) { reason }: Erasure,
    @IfMatch() version: number,
  ): Promise<ShownPerson> {
    return this.erasure.run({ personId: id, version, reason });
  }
}
