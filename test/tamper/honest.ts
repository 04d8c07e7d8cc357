import { randomUUID } from 'node:crypto';
import { readOutside } from '#history';
import type { Random } from '../faults/random.js';
import type { TamperRegister } from './register.js';

const WRITERS = 4;
const AT_ONCE = 1_000;
/** An append locks a hundred streams at most; beyond that whoever calls it holds the locks. */
const STREAMS_AT_ONCE = 60;
const STREAMS = 20_000;
const CHECKPOINT_EVERY = 50_000;
const WORDS = ['отчёт', 'delivery', 'срок', 'кухня', '"quoted"', 'a\\b', 'line\nline', 'a\u2028b', '😀', '', ' '];

/** Several write at once, with checkpoints in between, as many events as are asked for. */
export async function writeHonestly(register: TamperRegister, events: number, random: Random): Promise<void> {
  const streams = Array.from({ length: STREAMS }, () => randomUUID());
  let left = events;
  let sinceCheckpoint = 0;
  let isSigning = false;
  const write = async () => {
    while (left > 0) {
      const count = Math.min(AT_ONCE, left);
      left -= count;
      sinceCheckpoint += count;
      const from = random.below(STREAMS - STREAMS_AT_ONCE);
      const stream = () => streams[from + random.below(STREAMS_AT_ONCE)] ?? '';
      await register.append(Array.from({ length: count }, () => anyDraft(stream(), random)));
      // One at a time, beside the others who go on writing: on a slow machine a second would wait in vain.
      if (sinceCheckpoint < CHECKPOINT_EVERY || isSigning) continue;
      [isSigning, sinceCheckpoint] = [true, 0];
      await register.checkpoints.make();
      isSigning = false;
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
  await register.checkpoints.make();
}

/** @returns how long a verification took, in seconds, and what it found */
export async function verifyHonest(
  register: TamperRegister,
): Promise<{ seconds: number; found: number; leaves: number }> {
  const began = performance.now();
  const { found, leaves } = await register.verifyHistory.run(await readOutside(register.folder));
  return { seconds: (performance.now() - began) / 1_000, found, leaves };
}

function anyDraft(subjectId: string, random: Random) {
  const word = () => WORDS[random.below(WORDS.length)] ?? '';
  return {
    ...{ subject: 'commitment', subjectId, type: 'commitment.edited', reason: word() },
    before: { version: random.below(100), status: 'active', deadline: '2024-01-18' },
    after: {
      ...{
        version: random.below(1e6),
        status: word(),
        title: `${word()} ${word()}`,
        share: random.next() * 10 ** random.below(9),
      },
      ...{
        parts: [random.below(9), null, { done: random.below(2) === 0, [word() || 'name']: word() }],
        text: word().repeat(9),
      },
    },
  };
}
