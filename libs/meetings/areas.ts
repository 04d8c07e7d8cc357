import { Injectable } from '@nestjs/common';
import { History } from '#history';
import type { LocalName } from '#people';
import { conflict, expectVersion, Faults, notFound, refusing, Transactions } from '#platform';
import { AreaEntity } from './area.entity.js';

/** A field of work out of the managed list: transport, construction. */
export interface Area {
  code: string;
  name: LocalName;
  version: number;
}

export interface NewArea {
  code: string;
  name: { en: string; ru?: string | null; be?: string | null };
}

const SELECT = `SELECT code, jsonb_build_object('en', name_en, 'ru', name_ru, 'be', name_be) AS name, version
  FROM areas`;

/** The managed list of areas. */
@Injectable()
export class Areas {
  constructor(
    private readonly transactions: Transactions,
    private readonly history: History,
  ) {}

  /** All of them, by English name. */
  list(): Promise<Area[]> {
    return this.manager.query<Area[]>(`${SELECT} ORDER BY name_en, code`);
  }

  /** @throws not_found */
  async get(code: string): Promise<Area> {
    const [area] = await this.manager.query<Area[]>(`${SELECT} WHERE code = $1`, [code]);
    if (area === undefined) throw notFound();
    return area;
  }

  /** @throws invalid naming the fields at fault, conflict `code_taken`. */
  async create(given: NewArea): Promise<Area> {
    const area = complete(given);
    check(area);
    await refusing(this.manager.insert(AreaEntity, row(area)), {
      areas_pkey: () => conflict('code_taken', `There is an area with the code "${area.code}" already.`),
    });
    await this.history.append([{ subject: 'area', subjectId: area.code, type: 'area.created', after: area }]);
    return area;
  }

  /** Adds those that are not there; what is there keeps its names. @returns how many were added. */
  async ensure(given: readonly NewArea[]): Promise<number> {
    const areas = given.map(complete);
    areas.forEach(check);
    if (areas.length === 0) return 0;
    const added = await this.manager.query<{ code: string }[]>(
      `INSERT INTO areas (code, name_en, name_ru, name_be)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
       ON CONFLICT DO NOTHING RETURNING code`,
      [
        areas.map((area) => area.code),
        areas.map((area) => area.name.en),
        areas.map((area) => area.name.ru),
        areas.map((area) => area.name.be),
      ],
    );
    const codes = new Set(added.map(({ code }) => code));
    const events = areas
      .filter((area) => codes.delete(area.code))
      .map((after) => ({ subject: 'area', subjectId: after.code, type: 'area.created', after }));
    await this.history.append(events);
    return events.length;
  }

  /** Renames an area; its code stays. @throws not_found, stale when it is no longer at `version`, invalid. */
  async update(code: string, version: number, changes: { name: Partial<LocalName> }): Promise<Area> {
    await this.manager.query('SELECT FROM areas WHERE code = $1 FOR NO KEY UPDATE', [code]);
    const before = await this.get(code);
    expectVersion(before, version);
    const after = { code, name: { ...before.name, ...changes.name }, version: version + 1 };
    check(after);
    await this.manager.update(AreaEntity, code, row(after));
    await this.history.append([{ subject: 'area', subjectId: code, type: 'area.changed', before, after }]);
    return after;
  }

  private get manager() {
    return this.transactions.manager;
  }
}

function complete({ code, name }: NewArea): Area {
  return { code, name: { ru: null, be: null, ...name }, version: 1 };
}

function check({ code, name }: Area): void {
  new Faults()
    .require(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code), 'code', [
      'code',
      'must be small letters, digits and single hyphens',
    ])
    .line(name.en, 'name.en')
    .optionalLine(name.ru, 'name.ru')
    .optionalLine(name.be, 'name.be')
    .throwAny();
}

function row({ code, name, version }: Area) {
  return { code, nameEn: name.en, nameRu: name.ru, nameBe: name.be, version };
}
