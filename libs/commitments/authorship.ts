import { Injectable } from '@nestjs/common';
import { type Change, personOf } from './changes.js';
import { Holders } from './holders.js';

/** Through which post an answer was given, by whom, and for whom. */
export interface Authored {
  postId: string;
  authorId: string;
  onBehalfOfId: string | null;
}

/** Says whose a report or another answer is. */
@Injectable()
export class Authorship {
  constructor(private readonly holders: Holders) {}

  /** A registrar answers for the lead: the answer is the lead's, and marked as given on behalf of who holds the post. */
  async of(change: Change): Promise<Authored> {
    const { authorization, commitment, hands } = change;
    const authorId = personOf(change);
    if (authorization.postId !== null) {
      return { postId: authorization.postId, authorId, onBehalfOfId: hands.onBehalfOfId };
    }
    const holderId = await this.holders.today(commitment.leadPostId);
    const onBehalfOfId = holderId === authorId ? null : holderId;
    change.hands = { personId: authorId, onBehalfOfId };
    return { postId: commitment.leadPostId, authorId, onBehalfOfId };
  }
}
