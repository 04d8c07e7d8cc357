import { Global, Module } from '@nestjs/common';
import { Access } from './access.js';

/** Who may do what. Global: every lib that shows or changes commitments asks `Access`. */
@Global()
@Module({ providers: [Access], exports: [Access] })
export class AccessModule {}
