import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Account as AccountType, Accounts } from '#access';
import type { Page } from '#platform';
import { Allow } from '../http/allow.js';
import { IfMatch } from '../http/if-match.js';
import { pageOf } from '../http/page.js';
import { Id } from '../http/values.js';
import { Account, AccountQuery, AddAccount, ChangeAccount } from './account.schemas.js';

@ApiTags('accounts')
@Allow('manage_accounts')
@Controller('accounts')
export class AccountsController {
  constructor(private readonly accounts: Accounts) {}

  @Get()
  @ApiOperation({ summary: 'List accounts', description: 'By name.' })
  @ApiOkResponse({ standardSchema: pageOf(Account) })
  list(@Query({ schema: AccountQuery }) query: AccountQuery): Promise<Page<AccountType>> {
    return this.accounts.list(query);
  }

  @Get(':personId')
  @ApiOperation({ summary: 'Read an account' })
  @ApiOkResponse({ standardSchema: Account })
  read(@Param('personId', { schema: Id }) personId: string): Promise<AccountType> {
    return this.accounts.get(personId);
  }

  @Post()
  @ApiOperation({ summary: 'Give a person an account' })
  @ApiCreatedResponse({ standardSchema: Account })
  async add(
    @Body({ schema: AddAccount }) account: AddAccount,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccountType> {
    const added = await this.accounts.add(account);
    reply.header('location', `/api/v1/accounts/${added.personId}`);
    return added;
  }

  @Patch(':personId')
  @ApiOperation({ summary: 'Change roles or password, disable or enable' })
  @ApiOkResponse({ standardSchema: Account })
  change(
    @Param('personId', { schema: Id }) personId: string,
    @Body({ schema: ChangeAccount }) change: ChangeAccount,
    @IfMatch() version: number,
  ): Promise<AccountType> {
    return this.accounts.change(personId, change, version);
  }
}
