import { Temporal } from 'temporal-polyfill';
import { planSuccession } from './succession.rules.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const held = (personId: string, startsOn: string, endsOn: string | null = null) => ({
  person: { id: personId },
  startsOn: day(startsOn),
  endsOn: endsOn === null ? null : day(endsOn),
});
const successor = { personId: 'new', startsOn: day('2024-03-01') };

describe('planSuccession', () => {
  it('ends the present tenure the day before, over the end of a leap February', () => {
    const present = held('old', '2022-01-01');
    const plan = planSuccession([present], successor);
    expect(plan).toMatchObject({ kind: 'hand_over', ends: present });
    expect(plan.kind === 'hand_over' && plan.endsOn.toString()).toBe('2024-02-29');
  });

  it('fills a vacant post', () => {
    expect(planSuccession([], successor)).toMatchObject({ kind: 'hand_over', ends: null });
  });

  it.each(['2024-03-01', '2024-06-01'])('leaves a tenure alone that begins on %s', (startsOn) => {
    const later = held('other', startsOn);
    expect(planSuccession([held('old', '2022-01-01', '2024-03-15'), later], successor)).toEqual({
      kind: 'held_later',
      by: later,
    });
  });

  it('hands nothing over to who holds the post already', () => {
    const present = held('new', '2022-01-01');
    expect(planSuccession([present], successor)).toEqual({ kind: 'already_holds', by: present });
  });
});
