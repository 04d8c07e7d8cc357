import { createPostgresBackend, type JobType, Queue } from 'bullmq';
import type { Stage } from './stage.js';

const NAME = 'mailings';

/** On PostgreSQL BullMQ counts what waits in a paused queue under a name that its types do not know. */
const WAITING = ['waiting', 'paused'] as JobType[];

/** The queue that wakes the workers, paused as anybody can pause it: jobs come in, nobody gets one. */
export class PausedQueue {
  private constructor(
    private readonly queue: Pick<Queue, 'getJobCountByTypes' | 'resume' | 'close'>,
    private readonly end: () => Promise<void>,
  ) {}

  static async of(stage: Stage): Promise<PausedQueue> {
    const { redis } = stage.equipment;
    const pool = stage.pool('-c search_path=bullmq');
    const queue =
      stage.backend === 'Redis' && redis
        ? new Queue(NAME, { connection: redis.connection })
        : new Queue(NAME, { connection: pool }, createPostgresBackend);
    queue.on('error', () => undefined);
    await queue.pause();
    return new PausedQueue(queue, () => pool.end());
  }

  /** Jobs that wait for somebody to take them. */
  jobs(): Promise<number> {
    return this.queue.getJobCountByTypes(...WAITING);
  }

  async resume(): Promise<void> {
    await this.queue.resume();
    await this.queue.close();
    await this.end();
  }
}
