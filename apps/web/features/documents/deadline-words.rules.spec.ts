import fc from 'fast-check';
import { deadlineIn } from './deadline-words.rules.js';

const SIGNED = '2023-12-18';

describe('what a promise says of its deadline', () => {
  it.each([
    ['Открыть дорогу до 1 марта 2024 года.', { basis: 'stated', statedOn: '2024-03-01', words: 'до 1 марта 2024' }],
    ['не позднее 20 декабря', { basis: 'stated', statedOn: '2023-12-20' }],
    ['к 1 мая', { basis: 'stated', statedOn: '2024-05-01' }],
    ['до 01.03.2024', { basis: 'stated', statedOn: '2024-03-01' }],
    ['до конца года', { basis: 'stated', statedOn: '2023-12-31' }],
    ['до конца 2025 года', { basis: 'stated', statedOn: '2025-12-31' }],
    ['да 1 сакавіка 2024 года', { basis: 'stated', statedOn: '2024-03-01' }],
    ['да 15 снежня', { basis: 'stated', statedOn: '2024-12-15' }],
    ['да канца года', { basis: 'stated', statedOn: '2023-12-31' }],
    ['open it by 1 March', { basis: 'stated', statedOn: '2024-03-01', words: 'by 1 March' }],
    ['no later than March 1st, 2025', { basis: 'stated', statedOn: '2025-03-01' }],
    ['by the end of 2024', { basis: 'stated', statedOn: '2024-12-31' }],
    ['докладывать ежеквартально', { basis: 'recurring', frequency: 'quarterly', words: 'ежеквартально' }],
    ['штомесяц дакладваць', { basis: 'recurring', frequency: 'monthly' }],
    ['to report annually', { basis: 'recurring', frequency: 'yearly' }],
    ['весьма срочно рассмотреть', { basis: 'urgency', urgency: 'very_urgently' }],
    ['срочно рассмотреть', { basis: 'urgency', urgency: 'urgently' }],
    ['тэрмінова', { basis: 'urgency', urgency: 'urgently' }],
    ['to answer promptly', { basis: 'urgency', urgency: 'promptly' }],
    ['обеспечить на постоянной основе', { basis: 'standing' }],
    ['the date is to be agreed', { basis: 'open' }],
  ])('%s', (quote, expected) => expect(deadlineIn(quote, SIGNED)).toMatchObject(expected));

  it.each([
    'Построить дорогу.',
    'до 31 февраля 2024 года',
    'до 99 марта',
    'до маршрута 5',
    'the town by Marchfield 5 km away',
    'insurgently',
  ])('nothing in %j', (quote) => expect(deadlineIn(quote, SIGNED)).toBeNull());

  it('reads a date without a year as the next one after the signing', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2099-12-01T00:00:00Z'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 28 }),
        (signed, day) => {
          const signedOn = signed.toISOString().slice(0, 10);
          const guess = deadlineIn(`by ${day} June`, signedOn);
          if (guess?.basis !== 'stated') throw new Error('a date is a date');
          expect(guess.statedOn > signedOn).toBe(true);
          expect(Date.parse(guess.statedOn) - Date.parse(signedOn)).toBeLessThanOrEqual(366 * 86_400_000);
        },
      ),
    );
  });
});
