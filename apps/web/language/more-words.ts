import { speakOfMore } from './language.js';

/*
 * What is said beyond the first view. The build lets every source that is not part of it begin with this, so that no screen
 * is shown before its words are there.
 */
await speakOfMore();
