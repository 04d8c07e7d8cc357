import { Injectable } from '@nestjs/common';
import { History } from '#history';
import { isErased, type Person, personErased, Persons } from '#people';
import { conflict, expectVersion, Faults, Replanner, Transactions } from '#platform';
import { obstaclesTo } from './obstacles.rules.js';
import { ANSWERS_LOCK } from './stored-answers.js';
import { Traces } from './traces.js';
import { WhatNeedsAPerson } from './what-needs-a-person.js';
import type { Words } from './without-words.rules.js';

export interface ErasureRequest {
  personId: string;
  /** Null where nobody has read the person before: from the command line. */
  version: number | null;
  /** Stays in the history: whoever writes it names nobody. */
  reason: string;
}

/**
 * Erases who a person was: names, addresses and code, in the register, in the history and wherever else they are kept. What
 * they did stays, done by an erased person. It cannot be undone. One transaction: all of it or nothing.
 */
@Injectable()
export class ErasePerson {
  constructor(
    private readonly transactions: Transactions,
    private readonly persons: Persons,
    private readonly needs: WhatNeedsAPerson,
    private readonly traces: Traces,
    private readonly history: History,
    private readonly replanner: Replanner,
  ) {}

  /**
   * @returns the person as they are from now on.
   * @throws not_found; stale; invalid without a reason; conflict `person_erased` when it is done, and `person_needed`, which
   * says what has to end before, while the person holds a post, stands in for somebody or has somebody stand in, observes
   * what is not settled, can sign in, or is still to get mail.
   */
  async run({ personId, version, reason }: ErasureRequest): Promise<Person> {
    new Faults().line(reason, 'reason', 4000).throwAny();
    await this.lock(personId);
    const person = await this.persons.get(personId);
    if (version !== null) expectVersion(person, version);
    if (isErased(person)) throw personErased();
    const obstacles = obstaclesTo(await this.needs.of(personId));
    if (obstacles.length > 0) throw conflict('person_needed', obstacles.join(' '));
    await this.traces.erase(personId, wordsOf(person));
    await this.history.append([{ subject: 'person', subjectId: personId, type: 'person.erased', reason }]);
    await this.replanner.rosterChanged({ personIds: [personId] });
    return this.persons.get(personId);
  }

  /**
   * The answers first, while nothing is held that they may wait for. The mailings before the person, as whoever records
   * what became of a mail does. Then nobody can point at the person until this commits: a key to the row waits for this
   * lock.
   */
  private async lock(personId: string): Promise<void> {
    const { manager } = this.transactions;
    // Behind whoever waits for this lock all others queue who want to share it: not for long.
    await manager.query(`SET LOCAL lock_timeout = '3s'`);
    await manager.query('SELECT pg_advisory_xact_lock($1)', [ANSWERS_LOCK]);
    await manager.query('SET LOCAL lock_timeout TO DEFAULT');
    await manager.query('SELECT FROM mailings WHERE person_id = $1 ORDER BY id FOR UPDATE', [personId]);
    await manager.query('SELECT FROM persons WHERE id = $1 FOR UPDATE', [personId]);
  }
}

function wordsOf({ code, name, names, email, emailRefusal }: Person): Words {
  return { codes: [code], texts: [name, names.ru, names.be, email, emailRefusal].filter((text) => text !== null) };
}
