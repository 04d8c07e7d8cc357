import { ApiProblem, ConnectionLost, untold } from './problem.js';

const fault = (path: string) => ({ path, rule: 'required' as const, message: 'is needed' });
const refused = (...paths: string[]) => new ApiProblem(422, 'invalid', 'Wrong.', paths.map(fault), null);
const isName = (path: string) => path === 'name';

describe('what a form tells besides its fields', () => {
  it('is nothing where each fault has a field', () => expect(untold(refused('name'), isName)).toBeNull());

  it('is what has none', () => expect(untold(refused('name', 'code'), isName)).toEqual(refused('code')));

  it.each([refused(), new ConnectionLost(), null])('is the whole of what names no field: %s', (error) =>
    expect(untold(error, isName)).toBe(error),
  );
});
