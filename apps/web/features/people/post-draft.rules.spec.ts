import type { Post } from '../../client/api.generated.js';
import { codeOfPost, draftOfPost, faultsOfPost, newPost, writtenPost } from './post-draft.rules.js';

const post: Post = {
  ...{ id: '2', code: 'minister', bodyId: '1', reportsToId: null, holder: null, version: 1 },
  title: { en: 'Minister', ru: 'Министр', be: null },
};

describe('a post as it is typed', () => {
  it('is what it was, where nothing is typed', () => {
    const { code, bodyId, title, reportsToId } = post;
    expect(writtenPost(draftOfPost(post))).toEqual({ code, bodyId, title, reportsToId });
  });

  it('has a code that follows the title until another is typed', () => {
    const draft = { ...newPost('1'), title: { en: 'First Deputy', ru: '', be: '' } };
    expect(codeOfPost(draft)).toBe('first-deputy');
    expect(codeOfPost({ ...draft, code: 'own' })).toBe('own');
  });

  it('says what is missing', () => {
    expect(faultsOfPost({ ...newPost('1'), bodyId: null })).toEqual({ title: true, body: true, code: true });
    expect(faultsOfPost(draftOfPost(post))).toEqual({ title: false, body: false, code: false });
    expect(faultsOfPost({ ...draftOfPost(post), code: 'Minister of' })).toMatchObject({ code: true });
  });
});
