import { formField, lastName } from './form-field.rules.js';

describe('a field of the API in a form', () => {
  it.each([
    ['title', 'title'],
    ['evidence[0].url', 'evidence.0.url'],
    ['parts[12]', 'parts.12'],
    ['a[1][2].b', 'a.1.2.b'],
  ])('%s is %s', (path, field) => expect(formField(path)).toBe(field));

  it.each([
    ['title', 'title', null],
    ['deadline.statedOn', 'statedOn', null],
    ['parts[2]', 'parts', 3],
    ['participants[0].bodyId', 'bodyId', 1],
    ['rules.rungs[0].audience[1]', 'audience', 2],
    ['commitments[3].leadPostId', 'leadPostId', null],
    ['commitments[3].parts[1]', 'parts', 2],
    ['commitments[3]', '', null],
    ['action.leadPostId', 'leadPostId', null],
    ['', '', null],
    ['If-Match', '', null],
  ])('%s is about %s %s', (path, name, number) => expect(lastName(path)).toEqual({ name, number }));
});
