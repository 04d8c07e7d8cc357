import type { Language } from '#people';
import { named, rowsAsJson } from './row.sql.js';

export interface PostName {
  id: string;
  title: string;
  bodyId: string;
  body: string;
}

export interface BodyName {
  id: string;
  name: string;
}

export interface MeetingName {
  id: string;
  code: string;
  title: string;
}

export interface AreaName {
  code: string;
  name: string;
}

/** What the rows of a page point to. A page of one ministry's commitments repeats a handful of names. */
export interface StoredNames {
  posts: (PostName & { zone: string })[];
  bodies: BodyName[] | null;
  areas: AreaName[];
  meetings: MeetingName[];
}

/**
 * JSON columns with the names that `page` points to, each once: joined to every row, they cost the database and the
 * driver more than all the rest.
 */
export const namesSql = (language: Language): string => `
  ${rowsAsJson(`SELECT p.id, ${named('p', 'title', language)} AS title, b.id AS "bodyId", ${named('b', 'name', language)} AS body,
      b.time_zone AS zone FROM posts p JOIN bodies b ON b.id = p.body_id
    WHERE p.id IN (SELECT "leadPostId" FROM page UNION ALL SELECT "controllerPostId" FROM page)`)} AS posts,
  ${rowsAsJson(`SELECT b.id, ${named('b', 'name', language)} AS name FROM bodies b
    WHERE b.id IN (SELECT "counterpartBodyId" FROM page)`)} AS bodies,
  ${rowsAsJson(`SELECT a.code, ${named('a', 'name', language)} AS name FROM areas a
    WHERE a.code IN (SELECT "areaCode" FROM page)`)} AS areas,
  ${rowsAsJson(`SELECT m.id, m.code, m.title FROM meetings m WHERE m.id IN (SELECT "meetingId" FROM page)`)} AS meetings`;

/** Names by the key of what they belong to. */
export interface Names {
  posts: Named<PostName>;
  bodies: Named<BodyName>;
  areas: Named<AreaName>;
  meetings: Named<MeetingName>;
  /** The time zones of posts. */
  zones: Named<string>;
}

export function namesIn({ posts, bodies, areas, meetings }: StoredNames): Names {
  return {
    posts: new Named(posts.map(({ zone: _, ...post }) => [post.id, post])),
    bodies: new Named((bodies ?? []).map((body) => [body.id, body])),
    areas: new Named(areas.map((area) => [area.code, area])),
    meetings: new Named(meetings.map((meeting) => [meeting.id, meeting])),
    zones: new Named(posts.map(({ id, zone }) => [id, zone])),
  };
}

/** Names that are all there: foreign keys keep what rows point to. */
class Named<Name> extends Map<string, Name> {
  override get(key: string): Name {
    const name = super.get(key);
    if (name === undefined) throw new Error(`nothing is known of ${key}`);
    return name;
  }
}
