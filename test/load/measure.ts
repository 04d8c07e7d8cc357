import autocannon, { type Request } from 'autocannon';

/** The same work on one of the two sides. */
export interface Side {
  url: string;
  requests: Request[];
}

/** Ends a round: by time, or where every request needs its own target by their number. */
export type Bound = { duration: number } | { amount: number };

export interface Measured {
  perSecond: number;
  /** Of each answer, in milliseconds. */
  latencies: number[];
}

export const CONNECTIONS = 8;

/** One round. @throws Error when anything but 2xx came back */
export function measure({ url, requests }: Side, bound: Bound): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const latencies: number[] = [];
    const began = performance.now();
    let ended = began;
    const run = autocannon({ url, connections: CONNECTIONS, requests, ...bound }, (error, result) => {
      if (error) return reject(error);
      if (result.errors + result.timeouts + result.non2xx > 0) {
        return reject(new Error(`${url}: ${result.errors} errors, ${result.non2xx} answers that are no 2xx`));
      }
      resolve({ perSecond: (latencies.length / (ended - began)) * 1000, latencies });
    });
    // The client, the status and the size come before the time.
    run.on('response', (...[, , , milliseconds]: [unknown, number, number, number]) => {
      latencies.push(milliseconds);
      ended = performance.now();
    });
  });
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Of some values, the one that this part of them does not exceed. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
