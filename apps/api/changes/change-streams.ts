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
 * listening; what each may be told is decided for each by their session, as any request would be. News is owed until it is told: a
 * database that is away makes it late, and what goes wrong for one makes it late for that one.
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
    for (const stream of this.streams) {
      if (this.isOver) return;
      if (stream.owed.size > 0 || performance.now() - stream.askedAt >= ASK_EVERY) await this.tell(stream);
    }
  }

  /** A stream whose session is over ends with it, as does one that nobody reads. */
  private async tell(stream: Stream): Promise<void> {
    const { raw, token, owed } = stream;
    try {
      const seen = await this.sessions.enter(token, async () => (owed.size > 0 ? this.changed.visible([...owed]) : []));
      owed.clear();
      stream.askedAt = performance.now();
      raw.write(seen.length === 0 ? ': still here\n\n' : seen.map(asEvent).join(''));
      if (raw.writableLength > MOST_WAITING) raw.destroy();
    } catch (error) {
      if (isDatabaseLost(error)) throw error;
      if (!(error instanceof DomainError)) return this.log.error({ err: error }, 'changes could not be told');
      this.streams.delete(stream);
      raw.end();
    }
  }
}

function asEvent(change: ChangedCommitment): string {
  return `event: commitment\ndata: ${JSON.stringify(change)}\n\n`;
}
