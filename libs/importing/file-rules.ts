import { Injectable } from '@nestjs/common';
import { Regimes } from '#calendars';
import type { FileContext } from '#meetings';
import { Ladders } from '#reminders';

/** The regimes and ladders of the register that a file may choose from. */
@Injectable()
export class FileRules {
  constructor(
    private readonly regimes: Regimes,
    private readonly ladders: Ladders,
  ) {}

  async load(): Promise<Pick<FileContext, 'regimes' | 'ladders'>> {
    await this.regimes.ensureShipped();
    await this.ladders.ensureShipped();
    const [regimes, ladders] = [await this.regimes.list(), await this.ladders.list()];
    return {
      regimes: new Map(regimes.map(({ code, urgencies }) => [code, new Set(Object.keys(urgencies))])),
      ladders: new Set(ladders.map(({ code }) => code)),
    };
  }
}
