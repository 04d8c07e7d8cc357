import { isConcerned, readNews } from './live-updates.rules.js';

const ids = new Set(['a']);
const of = (path: string, id?: string) => ['get', path, id === undefined ? {} : { params: { path: { id } } }];

describe('what is read again after a change', () => {
  it.each([
    [of('/api/v1/commitments/{id}', 'a'), true],
    [of('/api/v1/commitments/{id}/history', 'a'), true],
    [of('/api/v1/commitments/{id}', 'b'), false],
    [of('/api/v1/commitments'), true],
    [of('/api/v1/commitments/count'), true],
    [of('/api/v1/inbox'), true],
    [of('/api/v1/meetings/{id}/brief', 'm'), true],
    [['get', '/api/v1/meetings', 'pages', 'words'], true],
    [of('/api/v1/session'), false],
    [of('/api/v1/ladders'), false],
    [['own'], false],
  ])('%j: %s', (key, concerned) => expect(isConcerned(key, ids)).toBe(concerned));
});

describe('an event', () => {
  it.each([
    ['{"commitmentId":"a","version":3}', { commitmentId: 'a', version: 3 }],
    ['{"commitmentId":"a"}', null],
    ['null', null],
    ['not JSON', null],
  ])('%s', (data, news) => expect(readNews(data)).toEqual(news));
});
