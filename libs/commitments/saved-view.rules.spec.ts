import fc from 'fast-check';
import { checkView } from './saved-view.rules.js';

const named = (name: string) => () => checkView({ name, address: '' });
const at = (address: string) => () => checkView({ name: 'Mine', address });

describe('a saved view', () => {
  it.each(['', 'status=active', 'status=active,reported&sort=-due&view=timeline', 'q=%D0%B0+b&columns=', 'q=(a)*'])(
    'may stand at "%s"',
    (address) => expect(at(address)).not.toThrow(),
  );

  it.each([
    ...['javascript:alert(1)', 'https://evil.test', '//evil.test', '/commitments', '?status=active', '#status=active'],
    ...['status', '=active', 'status=active&', '&status=active', 'status=a&&sort=b', 'q=a b', 'q=<script>', 'q="a"'],
    ...['q=%', 'q=%4', 'q=%zz', 'q=a\n', 'q=a\\b', 'q=автобус', `q=${'a'.repeat(2000)}`],
  ])('may not stand at "%s"', (address) => expect(at(address)).toThrow('address'));

  it('may stand at whatever a browser makes of parameters', () => {
    const name = fc.stringMatching(/^[A-Za-z]{1,12}$/);
    const values = fc.dictionary(name, fc.string({ unit: 'grapheme', maxLength: 20 }), { maxKeys: 5 });
    fc.assert(
      fc.property(values, (given) => {
        const address = new URLSearchParams(given).toString();
        expect(at(address)).not.toThrow();
      }),
    );
  });

  it.each(['', '  ', 'a'.repeat(101), 'two\nlines', 'turned \u202eround'])('may not be called "%s"', (name) => {
    expect(named(name)).toThrow('name');
  });

  it.each(['Overdue', 'Мои сроки', 'Мае тэрміны'])('may be called "%s"', (name) => {
    expect(named(name)).not.toThrow();
  });
});
