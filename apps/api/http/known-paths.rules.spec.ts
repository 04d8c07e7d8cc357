import { methodsAt } from './known-paths.rules.js';

describe('methodsAt', () => {
  const routes = [
    { method: 'POST', pattern: '/things' },
    { method: 'GET', pattern: '/things' },
    { method: 'GET', pattern: '/things/:id' },
    { method: 'PUT', pattern: '/things/first' },
    { method: 'PATCH', pattern: '/things/:id/parts/:number' },
    { method: 'GET', pattern: '/docs/*' },
  ];

  it.each([
    ['/things', ['GET', 'POST']],
    ['/things/7', ['GET']],
    ['/things/first', ['GET', 'PUT']],
    ['/things/7/parts/1', ['PATCH']],
    ['/docs/a/b.css', ['GET']],
    ['/docs/', ['GET']],
    ['/docs', []],
    ['/things/', []],
    ['/things/7/parts', []],
    ['/thing', []],
    ['/', []],
  ])('at %s: %j', (path, methods) => expect(methodsAt(routes, path)).toEqual(methods));
});
