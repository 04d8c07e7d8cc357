import { announced, parted } from './meeting-order.rules.js';

const TODAY = '2026-11-28';
const meeting = (heldOn: string, nextMeetingOn: string | null = null) => ({ heldOn, nextMeetingOn });

describe('the order of meetings', () => {
  const meetings = [meeting('2026-12-20'), meeting('2026-11-28'), meeting('2026-11-27'), meeting('2025-01-01')];

  it('has those to come first, today among them, the nearest first', () => {
    const { coming, held } = parted(meetings, TODAY);
    expect(coming.map(({ heldOn }) => heldOn)).toEqual(['2026-11-28', '2026-12-20']);
    expect(held.map(({ heldOn }) => heldOn)).toEqual(['2026-11-27', '2025-01-01']);
  });

  it('names dates that were set for a next one and have not passed', () => {
    const set = [
      meeting('2026-01-01', '2027-02-01'),
      meeting('2026-02-01', '2026-11-28'),
      meeting('2026-03-01', '2026-11-27'),
      meeting('2026-12-20', '2027-01-01'),
      meeting('2026-04-01'),
    ];
    expect(announced(set, TODAY).map(({ nextMeetingOn }) => nextMeetingOn)).toEqual(['2026-11-28', '2027-02-01']);
  });
});
