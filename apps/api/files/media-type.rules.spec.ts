import { attachment, mediaTypeOf } from './media-type.rules.js';

const text = (value: string) => Buffer.from(value);

describe('mediaTypeOf', () => {
  it.each([
    ['a.pdf', 'application/pdf', 'application/pdf'],
    ['a.txt', 'application/pdf', 'application/pdf'],
    ['a.pdf', 'application/zip', null],
    ['a.pdf', 'application/x-msdownload', null],
    ['a.txt', 'application/x-msdownload', null],
  ])('goes by the content, not by the name: %s with %s', (name, detected, expected) => {
    expect(mediaTypeOf(name, text('x'), detected)).toBe(expected);
  });

  it.each([
    ['notes.TXT', 'Отчёт за I квартал\r\n\tготово', 'text/plain'],
    ['table.csv', 'дата;сумма\n', 'text/csv'],
    ['page.html', '<script>alert(1)</script>', null],
    ['picture.svg', '<svg/>', null],
    ['no-extension', 'text', null],
    ['bell.txt', 'a\u0007b', null],
    ['nul.txt', 'a\0b', null],
  ])('takes text only when it is called so and is one: %s', (name, content, expected) => {
    expect(mediaTypeOf(name, text(content), undefined)).toBe(expected);
  });

  it('refuses text in another encoding than UTF-8', () => {
    expect(mediaTypeOf('koi8.txt', Buffer.from([0xcf, 0xd4, 0xde, 0xa3, 0xd4]), undefined)).toBeNull();
  });
});

describe('attachment', () => {
  it('carries the name for old and new browsers, and nothing that ends the header', () => {
    expect(attachment('Отчёт "1".pdf')).toBe(
      `attachment; filename="_____ _1_.pdf"; filename*=UTF-8''%D0%9E%D1%82%D1%87%D1%91%D1%82%20%221%22.pdf`,
    );
    expect(attachment("it's (100%).txt")).toBe(
      `attachment; filename="it's (100_).txt"; filename*=UTF-8''it%27s%20%28100%25%29.txt`,
    );
  });
});
