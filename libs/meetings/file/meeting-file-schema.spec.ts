import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { meetingFileJsonSchema } from './meeting-file.schema.js';

const published: unknown = JSON.parse(readFileSync('docs/meeting-file.schema.json', 'utf8'));

describe('the published JSON Schema', () => {
  it('is what the reader checks (see docs/meeting-file.md on how to write it anew)', () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(meetingFileJsonSchema())));
  });

  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(published as object);
  const sample = (): Record<string, unknown> =>
    parse(readFileSync('samples/moscow-oblast-2023-12-18.yaml', 'utf8')) as Record<string, unknown>;

  it('accepts the sample', () => {
    expect(validate(sample()) || validate.errors).toBe(true);
  });

  it('refuses a field that it does not know', () => {
    expect(validate({ ...sample(), commitmnts: [] })).toBe(false);
  });

  it('refuses a document with both a text and a file', () => {
    const documents = [{ code: 'a', kind: 'protocol', title: 'A', language: 'en', text: 'a', textFile: 'a.txt' }];
    expect(validate({ ...sample(), documents })).toBe(false);
  });
});
