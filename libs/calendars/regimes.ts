import { Injectable } from '@nestjs/common';
import { type Regime, regimeFaults, type RegimeRules, REGIMES } from '#deadlines';
import { History } from '#history';
import { expectVersion, Faults, invalid, notFound, Transactions } from '#platform';
import { RegimeEntity } from './regime.entity.js';

/** A regime as it is read: its rules with a name and a version. */
export interface NamedRegime extends Regime {
  name: string;
  version: number;
}

/** What is left out stays as it is. */
export interface RegimeChanges {
  name?: string;
  rules?: RegimeRules;
}

const SHIPPED_NAMES: Readonly<Record<keyof typeof REGIMES, string>> = {
  cis: 'CIS office practice, calendar days',
  'cis-working': 'CIS office practice, working days',
};

/** The rules by which deadlines are counted. A change holds for deadlines that are worked out after it. */
@Injectable()
export class Regimes {
  constructor(
    private readonly transactions: Transactions,
    private readonly history: History,
  ) {}

  /** Adds the regimes that ship where they are absent. One that was changed here is left as it is. */
  async ensureShipped(): Promise<void> {
    const shipped = Object.values(REGIMES).map(({ code, ...rules }) => ({ code, name: SHIPPED_NAMES[code], rules }));
    const insert = this.transactions.manager.createQueryBuilder().insert().into(RegimeEntity);
    await insert.values(shipped).orIgnore().execute();
  }

  async list(): Promise<NamedRegime[]> {
    const regimes = await this.transactions.manager.find(RegimeEntity, { order: { code: 'ASC' } });
    return regimes.map(toRegime);
  }

  /** @throws DomainError `not_found` */
  async get(code: string): Promise<NamedRegime> {
    const regime = await this.transactions.manager.findOneBy(RegimeEntity, { code });
    if (!regime) throw notFound();
    return toRegime(regime);
  }

  /**
   * Changes a regime's name or its rules as a whole. Deadlines that stand are not moved.
   * @throws DomainError `not_found`, `stale`, `invalid` naming the fields.
   */
  async update(code: string, expectedVersion: number, changes: RegimeChanges): Promise<NamedRegime> {
    const lock = { mode: 'for_no_key_update' } as const;
    const regime = await this.transactions.manager.findOne(RegimeEntity, { where: { code }, lock });
    if (!regime) throw notFound();
    expectVersion(regime, expectedVersion);
    requireChanges(changes);
    const after = {
      name: changes.name?.trim() ?? regime.name,
      rules: changes.rules ?? regime.rules,
      version: regime.version + 1,
    };
    await this.transactions.manager.update(RegimeEntity, { code }, after);
    await this.history.append([
      {
        subject: 'regime',
        subjectId: code,
        type: 'regime.updated',
        before: { name: regime.name, rules: regime.rules },
        after: { name: after.name, rules: after.rules },
      },
    ]);
    return toRegime({ code, ...after });
  }
}

function requireChanges({ name, rules }: RegimeChanges): void {
  const faults = new Faults();
  if (name !== undefined) faults.line(name, 'name', 200);
  faults.throwAny();
  const ruleFaults = rules ? regimeFaults(rules) : [];
  if (ruleFaults.length > 0) throw invalid(ruleFaults);
}

/** Rules that were stored before ladders had `reviewDays` may still have other fields. */
function toRegime({ code, name, rules, version }: RegimeEntity): NamedRegime {
  const { days, roll, urgencies, defaultMonths, recurringDay, standing } = rules;
  return { days, roll, urgencies, defaultMonths, recurringDay, standing, code, name, version };
}
