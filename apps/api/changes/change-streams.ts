import type { ServerResponse } from 'node:http';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { Sessions } from '#access';
import { type ChangedCommitment, ChangedCommitments } from '#commitments';
import { DomainError, isDatabaseLost } from '#platform';
import { ErrorLog } from '../http/problem.filter.js';
import { Arrivals } from './arrivals.rules.js';
import { Turns } from './turns.js';

/** Milliseconds, of the machine rather than of the calendar. A browser has six connections to a site that speaks HTTP/1.1, and all its tabs share them. */
const LOOK_EVERY = 1_000;
const ASK_EVERY = 15_000;
const SLOWEST_TRANSACTION = 60_000;
/** Sessions that are read for at the same time: of the connections of this process, requests keep the most. */
const AT_ONCE = 4;
export const MOST_STREAMS = 3;
/** Bytes that wait for a reader. Whoever has stopped taking them reads again when they come back. */
const MOST_WAITING = 65_536;

interface Stream {
  personId: string;
  token: string;
  raw: ServerResponse;
}

/** All that listen by one session. */
interface Listening {
  readonly personId: string;
  readonly streams: Set<ServerResponse>;
  /** Commitments that have changed and that are not being read for it yet. */
  readonly owed: Set<string>;
  /** When the session was last found to stand. */
  askedAt: number;
}

/**
 * Who is told of changes as they come. The history is looked at once a second in one place, and only while somebody is
 * listening; what each may be told is decided by their session, as for any request, and once for all streams of that
 * session. News is owed until it is told: a database that is away makes it late, and what goes wrong for one session, or
 * takes long, makes it late for that one. The next look does not wait for those that are being read for: what they are
 * owed grows.
 */
@Injectable()
export class ChangeStreams implements BeforeApplicationShutdown {
  /** By the token of the session. */
  private readonly listening = new Map<string, Listening>();
  private readonly turns = new Turns(AT_ONCE, (token) => this.tell(token));
  private arrivals: Arrivals | null = null;
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> = Promise.resolve();
  private isOver = false;

  constructor(
    private readonly changed: ChangedCommitments,
    private readonly sessions: Sessions,
    @Inject(ErrorLog) private readonly log: ErrorLog,
  ) {}

  /** Whether a person listens to as many as they may. */
  isFull(personId: string): boolean {
    const theirs = [...this.listening.values()].filter((listening) => listening.personId === personId);
    return theirs.flatMap(({ streams }) => [...streams]).length >= MOST_STREAMS;
  }

  /** Tells from now on. The head is sent. */
  add({ personId, token, raw }: Stream): void {
    if (this.isOver) return void raw.end();
    // Gone before it began: its end has been said already, and will not be again.
    if (raw.destroyed) return;
    const { streams } = this.listeningBy(token, personId);
    streams.add(raw);
    raw.once('close', () => streams.delete(raw));
    raw.write('retry: 5000\n\n');
    this.lookLater(0);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isOver = true;
    if (this.timer !== null) clearTimeout(this.timer);
    this.turns.giveUp();
    for (const listening of this.listening.values()) end(listening);
    await this.looking;
    await this.turns.over();
  }

  private listeningBy(token: string, personId: string): Listening {
    const listening = this.listening.get(token) ?? {
      ...{ personId, askedAt: performance.now() },
      ...{ streams: new Set<ServerResponse>(), owed: new Set<string>() },
    };
    this.listening.set(token, listening);
    return listening;
  }

  private lookLater(wait: number): void {
    if (this.timer !== null || this.isOver) return;
    this.timer = setTimeout(() => {
      this.looking = this.look()
        .catch((error: unknown) => {
          if (!isDatabaseLost(error)) this.log.error({ err: error }, 'changes could not be looked for');
        })
        .finally(() => {
          this.timer = null;
          for (const [token, { streams }] of this.listening) if (streams.size === 0) this.listening.delete(token);
          if (this.listening.size > 0) this.lookLater(LOOK_EVERY);
          else this.arrivals = null;
        });
    }, wait);
  }

  private async look(): Promise<void> {
    const { arrivals } = this;
    const found = await this.changed.after(arrivals && { place: arrivals.after, known: arrivals.known });
    const news = arrivals?.take(found, performance.now()) ?? [];
    this.arrivals ??= new Arrivals(found, performance.now(), SLOWEST_TRANSACTION);
    for (const { owed } of this.listening.values()) for (const commitmentId of news) owed.add(commitmentId);
    if (!this.isOver) this.turns.ask(dueSessions(this.listening, performance.now()));
  }

  /** Tells all streams of one session. When it is over they end with it, as does one that nobody reads. */
  private async tell(token: string): Promise<void> {
    const listening = this.listening.get(token);
    if (listening === undefined || listening.streams.size === 0) return;
    const taken = [...listening.owed];
    // Before it is read: what changes meanwhile is owed anew.
    listening.owed.clear();
    try {
      const isWanted = () => taken.length > 0 && listening.streams.size > 0;
      const seen = await this.sessions.enter(token, async () => (isWanted() ? this.changed.visible(taken) : []));
      write(listening, seen);
    } catch (error) {
      if (error instanceof DomainError && !isDatabaseLost(error)) return end(listening);
      for (const commitmentId of taken) listening.owed.add(commitmentId);
      // Nobody else is asked for before the next look has found the database again.
      if (isDatabaseLost(error)) this.turns.giveUp();
      else this.log.error({ err: error }, 'changes could not be told');
    }
  }
}

/** Sessions that are owed something or have not been asked for a while. */
function dueSessions(all: ReadonlyMap<string, Listening>, now: number): string[] {
  const isDue = ({ owed, askedAt }: Listening) => owed.size > 0 || now - askedAt >= ASK_EVERY;
  return [...all].filter(([, listening]) => isDue(listening)).map(([token]) => token);
}

/** What its session may see of what it was owed. */
function write(listening: Listening, told: readonly ChangedCommitment[]): void {
  listening.askedAt = performance.now();
  for (const raw of listening.streams) {
    raw.write(told.length === 0 ? ': still here\n\n' : told.map(asEvent).join(''));
    if (raw.writableLength > MOST_WAITING) raw.destroy();
  }
}

function end({ streams }: Listening): void {
  for (const raw of streams) raw.end();
  streams.clear();
}

function asEvent(change: ChangedCommitment): string {
  return `event: commitment\ndata: ${JSON.stringify(change)}\n\n`;
}
