import { Global, Module } from '@nestjs/common';
import { HistoryModule } from '#history';
import { Access } from './access.js';
import { Accounts } from './accounts.js';
import { Devices } from './devices.js';
import { Readers } from './readers.js';
import { Sessions } from './sessions.js';
import { WhoAmI } from './who-am-i.js';

/**
 * Who may do what, and who is signed in. Global: every lib that shows or changes commitments asks `Access`. Needs the
 * global `Replanner`.
 */
@Global()
@Module({
  imports: [HistoryModule],
  providers: [Access, Accounts, Devices, Readers, Sessions, WhoAmI],
  exports: [Access, Accounts, Devices, Readers, Sessions, WhoAmI],
})
export class AccessModule {}
