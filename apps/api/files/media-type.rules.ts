/** Documents, tables, slides and pictures that evidence comes in. Nothing that a browser or an office would run. */
export const ALLOWED_MEDIA_TYPES: ReadonlySet<string> = new Set([
  'application/pdf',
  'application/rtf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/tiff',
]);

const TEXT_TYPES: Readonly<Record<string, string>> = { txt: 'text/plain', csv: 'text/csv' };

/** Control characters other than tab, line feed, form feed and carriage return: there are none in a text. */
const CONTROL = /(?![\t\n\f\r])\p{Cc}/u;

/**
 * The media type of a file, or null when it is none that is taken. What its content shows decides; the name is asked
 * only about plain text, which has no signature: it must be called .txt or .csv and be valid UTF-8.
 * @param detected what the content's signature says, if it has one.
 */
export function mediaTypeOf(name: string, content: Uint8Array, detected: string | undefined): string | null {
  if (detected !== undefined) return ALLOWED_MEDIA_TYPES.has(detected) ? detected : null;
  const extension = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const type = TEXT_TYPES[extension];
  return type !== undefined && isText(content) ? type : null;
}

function isText(content: Uint8Array): boolean {
  try {
    return !CONTROL.test(new TextDecoder('utf-8', { fatal: true }).decode(content));
  } catch {
    return false;
  }
}

/** `attachment` with the name for old and new browsers (RFC 6266, RFC 8187). */
export function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7E]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
