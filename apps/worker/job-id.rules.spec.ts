import { jobId } from './job-id.rules.js';

const mailing = (attempt: number, id = '3f2c') => ({ id, attempt });

describe('the id of a job', () => {
  it('is another job for each attempt, and for each batch', () => {
    const ids = [[mailing(0)], [mailing(1)], [mailing(0, 'a1b2')]].map(jobId);
    expect(new Set(ids).size).toBe(3);
  });

  it('is the same for two sweeps that find the same batch', () => {
    expect(jobId([mailing(2), mailing(0, 'a1b2')])).toBe(jobId([mailing(2), mailing(0, 'a1b2')]));
  });

  it('is one that BullMQ takes', () => {
    expect(jobId([mailing(0)])).not.toMatch(/:|^\d+$/);
  });
});
