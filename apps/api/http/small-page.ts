/** A small page without style or script. `title` and `body` are our own words. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
${body}
</html>
`;
}
