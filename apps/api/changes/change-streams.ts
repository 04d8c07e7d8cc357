import type { ServerResponse } from 'node:http';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { Sessions } from '#access';
import { type ChangedCommitment, ChangedCommitments } from '#commitments';
import { DomainError, isDatabaseLost } from '#platform';
import { ErrorLog } from '../http/problem.filter.js';
import { Arrivals } from './arrivals.rules.js';

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
  /** When its session was last found to stand. */
  askedAt: number;
  /** Commitments that have changed and that it has not been told of yet. */
  readonly owed: Set<string>;
}

/**
 * Who is told of changes as they come. The history is looked at once a second in one place, and only while somebody is
 * listening; what each may be told is decided by their session, as for any request, and once for all streams of that
 * session. News is owed until it is told: a database that is away makes it late, and what goes wrong for one session, or
 * takes long, makes it late for that one.
 */
@Injectable()
export class ChangeStreams implements BeforeApplicationShutdown {
  private readonly streams = new Set<Stream>();
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
    return [...this.streams].filter((stream) => stream.personId === personId).length >= MOST_STREAMS;
  }

  /** Tells from now on. The head is sent. */
  add({ personId, token, raw }: Omit<Stream, 'askedAt' | 'owed'>): void {
    if (this.isOver) return void raw.end();
    // Gone before it began: its end has been said already, and will not be again.
    if (raw.destroyed) return;
    const stream = { personId, token, raw, askedAt: performance.now(), owed: new Set<string>() };
    this.streams.add(stream);
    raw.once('close', () => this.streams.delete(stream));
    raw.write('retry: 5000\n\n');
    this.lookLater(0);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isOver = true;
    if (this.timer !== null) clearTimeout(this.timer);
    for (const { raw } of this.streams) raw.end();
    await this.looking;
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
          if (this.streams.size > 0) this.lookLater(LOOK_EVERY);
          else this.arrivals = null;
        });
    }, wait);
  }

  private async look(): Promise<void> {
    const { arrivals } = this;
    const found = await this.changed.after(arrivals && { place: arrivals.after, known: arrivals.known });
    const news = arrivals?.take(found, performance.now()) ?? [];
    this.arrivals ??= new Arrivals(found, performance.now(), SLOWEST_TRANSACTION);
    for (const { owed } of this.streams) for (const commitmentId of news) owed.add(commitmentId);
    await this.tellAll();
  }

  /** A session after the other, a few at the same time. Where the database is away nobody else is asked for. */
  private async tellAll(): Promise<void> {
    const due = dueSessions(this.streams, performance.now()).entries();
    const tellOthers = async () => {
      for (const [token, streams] of due) {
        if (this.isOver) return;
        await this.tell(token, streams);
      }
    };
    const outcomes = await Promise.allSettled(Array.from({ length: AT_ONCE }, tellOthers));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason as Error;
  }

  /** Tells all streams of one session. When it is over they end with it, as does one that nobody reads. */
  private async tell(token: string, streams: readonly Stream[]): Promise<void> {
    const owed = new Set(streams.flatMap((stream) => [...stream.owed]));
    try {
      const seen = await this.sessions.enter(token, async () => (owed.size > 0 ? this.changed.visible([...owed]) : []));
      for (const stream of streams) write(stream, seen);
    } catch (error) {
      if (isDatabaseLost(error)) throw error;
      if (!(error instanceof DomainError)) return this.log.error({ err: error }, 'changes could not be told');
      for (const stream of streams) {
        this.streams.delete(stream);
        stream.raw.end();
      }
    }
  }
}

/** Sessions that are owed something or have not been asked for a while, each with all that listen by it. */
function dueSessions(streams: Iterable<Stream>, now: number): ReadonlyMap<string, readonly Stream[]> {
  const sessions = new Map<string, Stream[]>();
  for (const stream of streams) sessions.set(stream.token, [...(sessions.get(stream.token) ?? []), stream]);
  const isDue = ({ owed, askedAt }: Stream) => owed.size > 0 || now - askedAt >= ASK_EVERY;
  return new Map([...sessions].filter(([, those]) => those.some(isDue)));
}

/** Of what its session may see, what this one is owed. */
function write(stream: Stream, seen: readonly ChangedCommitment[]): void {
  const { raw, owed } = stream;
  const told = seen.filter(({ commitmentId }) => owed.has(commitmentId));
  owed.clear();
  stream.askedAt = performance.now();
  raw.write(told.length === 0 ? ': still here\n\n' : told.map(asEvent).join(''));
  if (raw.writableLength > MOST_WAITING) raw.destroy();
}

function asEvent(change: ChangedCommitment): string {
  return `event: commitment\ndata: ${JSON.stringify(change)}\n\n`;
}
