/** Closes the channel, which stops the services, and waits until they are gone. */
export default async function globalTeardown(): Promise<void> {
  const child = globalThis.pactaServices;
  if (!child || child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.disconnect();
  await gone;
}
