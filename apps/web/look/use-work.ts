import { type ReactNode, useState } from 'react';
import { readAgain } from '../client/changes.js';

/** What a screen has open as a dialog, and what it says of the last that was done. */
export function useWork<Work>() {
  const [work, setWork] = useState<Work | null>(null);
  const [said, setSaid] = useState<ReactNode>(null);
  const begin = (begun: Work) => {
    setSaid(null);
    setWork(begun);
  };
  const close = () => setWork(null);
  /** Once the screen is read again: what is begun next must not go to the version before what was just done. */
  const say = async (words: ReactNode) => {
    await readAgain();
    setSaid(words);
  };
  /** Closes what it is said of, not what somebody has begun meanwhile. */
  const done = async (words: ReactNode) => {
    await say(words);
    setWork((now) => (now === work ? null : now));
  };
  return { work, said, begin, close, say, done };
}
