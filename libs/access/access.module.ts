import { Global, Module } from '@nestjs/common';
import { HistoryModule } from '#history';
import { Access } from './access.js';
import { Accounts } from './accounts.js';
import { Devices } from './devices.js';
import { OwnPassword } from './own-password.js';
import { Readers } from './readers.js';
import { Sessions } from './sessions.js';
import { SignInAttempts } from './sign-in-attempts.js';
import { WhoAmI } from './who-am-i.js';

/**
 * Who may do what, and who is signed in. Global: every lib that shows or changes commitments asks `Access`. Needs the
 * global `Replanner`.
 */
@Global()
@Module({
  imports: [HistoryModule],
  providers: [Access, Accounts, Devices, OwnPassword, Readers, Sessions, SignInAttempts, WhoAmI],
  exports: [Access, Accounts, Devices, OwnPassword, Readers, Sessions, WhoAmI],
})
export class AccessModule {}
