import type { TimelinessWord } from '../../language/words.js';
import type { Tone } from '../../look/state.js';

/** The colour beside a word of timeliness; the word itself says it. */
export const TIMELINESS_TONE: Readonly<Record<TimelinessWord, Tone>> = {
  in_time: 'done',
  late: 'soon',
  running: 'running',
  overdue: 'overdue',
  undated: 'quiet',
};
