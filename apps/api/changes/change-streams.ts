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

interface Stream {
  personId: string;
  token: string;
  raw: ServerResponse;
  /** When its session was last found to stand. */
  askedAt: number;
}

/**
 * Who is told of changes as they come. The history is looked at once a second in one place, and only while somebody is
 * listening; what each may be told is decided for each by their session, as any request would be. A database that is away
 * makes news late.
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
  add({ personId, token, raw }: Omit<Stream, 'askedAt'>): void {
    if (this.isOver) return void raw.end();
    const stream = { personId, token, raw, askedAt: performance.now() };
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
    const found = await this.changed.after(this.arrivals?.after ?? null);
    const news = this.arrivals?.take(found, performance.now()) ?? [];
    this.arrivals ??= new Arrivals(found, performance.now(), SLOWEST_TRANSACTION);
    for (const stream of this.streams) {
      if (this.isOver) return;
      if (news.length > 0 || performance.now() - stream.askedAt >= ASK_EVERY) await this.tell(stream, news);
    }
  }

  /** A stream whose session is over ends with it. */
  private async tell(stream: Stream, news: readonly string[]): Promise<void> {
    try {
      const seen = await this.sessions.enter(stream.token, async () =>
        news.length === 0 ? [] : this.changed.visible(news),
      );
      stream.askedAt = performance.now();
      stream.raw.write(seen.length === 0 ? ': still here\n\n' : seen.map(asEvent).join(''));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.streams.delete(stream);
      stream.raw.end();
    }
  }
}

function asEvent(change: ChangedCommitment): string {
  return `event: commitment\ndata: ${JSON.stringify(change)}\n\n`;
}
