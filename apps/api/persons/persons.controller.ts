import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access } from '#access';
import { Persons } from '#people';
import { forbidden, type Page } from '#platform';
import { Allow } from '../http/allow.js';
import { AsOf } from '../http/as-of.js';
import { IfMatch } from '../http/if-match.js';
import { pageOf } from '../http/page.js';
import { personFor, seesAddresses, type ShownPerson } from './person-for.rules.js';
import { NewPerson, Person, PersonChange, PersonQuery } from './person.schemas.js';

@ApiTags('persons')
@Controller('persons')
export class PersonsController {
  constructor(
    private readonly persons: Persons,
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
    if (query.email !== undefined && !seesAddresses(principal)) throw forbidden('You may not search by address.');
    const { items, next } = await this.persons.list(query, query);
    return { items: items.map((person) => personFor(principal, person)), next };
  }

  @Get(':id')
  @Allow('look_up')
  @AsOf()
  @ApiOperation({ summary: 'Read a person' })
  @ApiOkResponse({ standardSchema: Person })
  async read(@Param('id', { schema: z.uuid() }) id: string): Promise<ShownPerson> {
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
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: PersonChange }) change: PersonChange,
    @IfMatch() version: number,
  ): Promise<ShownPerson> {
    return this.persons.update(id, version, change);
  }
}
