import { readFileSync } from 'node:fs';
import { findQuote } from '../quote.rules.js';
import { readMeetingFile } from './read-meeting-file.js';

const SAMPLE = 'samples/moscow-oblast-2023-12-18.yaml';

describe('the sample', () => {
  const { file, faults } = readMeetingFile(readFileSync(SAMPLE, 'utf8'), {
    ladders: new Set(['default']),
    regimes: new Map([['cis', new Set(['urgently', 'promptly'])]]),
    readBeside: () => ({ refusal: 'the sample stands alone' }),
  });

  it('has no fault', () => expect(faults).toEqual([]));

  it('anchors each of its fifteen commitments to words of its own in the document', () => {
    const text = file!.documents[0].text;
    const places = file!.commitments.map(({ passage }) => findQuote(text, passage!.quote));
    expect(places).toHaveLength(15);
    expect(places.every((found) => found.length === 1)).toBe(true);
    const spans = places.flat().sort((a, b) => a.startsAt - b.startsAt);
    expect(spans.every((span, at) => at === 0 || spans[at - 1].endsAt <= span.startsAt)).toBe(true);
  });

  it('says of everybody whom the report does not name that they are invented', () => {
    const real = file!.persons.filter(({ invented }) => !invented).map(({ code }) => code);
    expect(real).toEqual(['lukashenko', 'vorobyov', 'krutoi']);
  });

  it('sends no mail to an address that somebody could own', () => {
    expect(file!.persons.filter(({ email }) => !email.endsWith('.example.org'))).toEqual([]);
  });

  it('names every body and post in English, Russian and Belarusian', () => {
    const names = [...file!.bodies.map(({ name }) => name), ...file!.posts.map(({ title }) => title)];
    expect(names.filter(({ ru, be }) => !ru || !be)).toEqual([]);
  });
});
