const Sequencer = require('@jest/test-sequencer').default;

/** Specs of minutes, in a fresh clone still unknown to Jest: begun last, one of them would keep a single worker busy at the end. */
const LONGEST = /\/(test\/(faults|lives|end-to-end)|apps\/(worker|launcher))\/[^/]*\.spec\.ts$/;

module.exports = class extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    return [...sorted.filter(({ path }) => LONGEST.test(path)), ...sorted.filter(({ path }) => !LONGEST.test(path))];
  }
};
