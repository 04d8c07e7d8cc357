/** How long a piece of work took. */
export interface Taken {
  seconds: number;
  /** Of this process alone: what the database did for it is not in it. */
  cpuSeconds: number;
}

export async function timed(work: () => Promise<unknown>): Promise<Taken> {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { seconds: (performance.now() - began) / 1000, cpuSeconds: (user + system) / 1_000_000 };
}
