import { Injectable } from '@nestjs/common';
import { personNames, type PersonReference } from '#people';
import { Transactions } from '#platform';
import { Access } from './access.js';
import type { Classification, Role } from './principal.types.js';
import { reachablePostIds } from './relations.rules.js';

export interface OwnPost {
  id: string;
  code: string;
  title: { en: string; ru: string | null; be: string | null };
  body: { id: string; name: { en: string; ru: string | null; be: string | null } };
}

/** Who is signed in, in words. */
export interface Profile {
  person: PersonReference & { email: string; language: string; timeZone: string };
  roles: readonly Role[];
  clearance: Classification;
  posts: OwnPost[];
  actingFor: { person: PersonReference; posts: OwnPost[] }[];
}

const PERSON = `SELECT p.id, p.name, ${personNames('p')} AS names, p.email, p.language, p.time_zone AS "timeZone"
  FROM persons p WHERE p.id = ANY($1) ORDER BY p.name`;

const POSTS = `SELECT o.id, o.code, json_build_object('en', o.title_en, 'ru', o.title_ru, 'be', o.title_be) AS title,
    json_build_object('id', b.id,
      'name', json_build_object('en', b.name_en, 'ru', b.name_ru, 'be', b.name_be)) AS body
  FROM posts o JOIN bodies b ON b.id = o.body_id WHERE o.id = ANY($1) ORDER BY o.code`;

/** Tells the principal of a request who they are today, and for whom they act. */
@Injectable()
export class WhoAmI {
  constructor(
    private readonly access: Access,
    private readonly transactions: Transactions,
  ) {}

  async describe(): Promise<Profile> {
    const { personId, roles, clearance, postIds, actingFor } = this.access.principal;
    const { manager } = this.transactions;
    const persons: Profile['person'][] = await manager.query(PERSON, [[personId, ...actingFor.map((a) => a.personId)]]);
    const posts: OwnPost[] = await manager.query(POSTS, [reachablePostIds(this.access.principal)]);
    const person = persons.find(({ id }) => id === personId);
    if (!person) throw new Error('a session belongs to a person');
    return {
      person,
      roles,
      clearance,
      posts: posts.filter(({ id }) => postIds.includes(id)),
      actingFor: persons.flatMap(({ id, name, names }) => {
        const lent = actingFor.find((absent) => absent.personId === id);
        return lent
          ? [{ person: { id, name, names }, posts: posts.filter((post) => lent.postIds.includes(post.id)) }]
          : [];
      }),
    };
  }
}
