/**
 * Whether a person acts through a post on a day: as its holder or who stands in for them. It says in SQL what
 * `PlanningWorld.actsThrough` says. All three are expressions; the day is that of the body of the post.
 */
export const actsThroughSql = ({ person, post, day }: { person: string; post: string; day: string }): string =>
  `EXISTS (SELECT FROM tenures held WHERE held.post_id = ${post}
     AND ${day} BETWEEN held.starts_on AND coalesce(held.ends_on, 'infinity')
     AND (held.person_id = ${person} OR EXISTS (SELECT FROM deputyships lent
       WHERE lent.absent_id = held.person_id AND lent.deputy_id = ${person}
         AND ${day} BETWEEN lent.starts_on AND lent.ends_on)))`;
