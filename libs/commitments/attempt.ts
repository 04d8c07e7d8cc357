import { DomainError } from '#platform';

/** What work on one of several comes to: its result, or the domain error that stands against it. Others are thrown. */
export async function attempt<T>(work: () => T | Promise<T>): Promise<T | DomainError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}
