import { type Browser, findChromium, HOW_TO_GET_CHROMIUM, openBrowser } from '#testing';
import { everyExample } from './every-example.js';

const executable = findChromium();
const SCHEMES = ['light', 'dark'] as const;
const WIDTHS = [320, 640] as const;
/** WCAG 2.2, 1.4.3, for text of any size. */
const CONTRAST = 4.5;

/** Without a browser the one test says what is left out and how to get one; CI does not leave it out. */
if (executable === null) {
  it(`mails are not looked at: ${HOW_TO_GET_CHROMIUM}`, () => expect(process.env['CI']).toBeUndefined());
} else {
  describe('mail, in a browser', () => inBrowser(executable));
}

interface Seen {
  texts: number;
  /** How much wider than the window, in pixels. */
  overhang: number;
  /** Text that is hard to read: what it says and its contrast. */
  faint: { text: string; contrast: number }[];
}

/** Runs in the page: the contrast of each text to what lies behind it, after WCAG's formula. */
function look(least: number): Seen {
  const channels = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element: Element | null): string => {
    if (element === null) return 'rgb(255, 255, 255)';
    const colour = getComputedStyle(element).backgroundColor;
    return (channels(colour)[3] ?? 1) === 0 ? behind(element.parentElement) : colour;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen: Seen = { texts: 0, overhang: 0, faint: [] };
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.textContent?.trim();
    const element = node.parentElement;
    if (!text || element === null || element.getClientRects().length === 0) continue;
    seen.texts += 1;
    const [one, other] = [luminance(getComputedStyle(element).color), luminance(behind(element))];
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (contrast < least) seen.faint.push({ text, contrast });
    const range = document.createRange();
    range.selectNodeContents(node);
    seen.overhang = Math.max(seen.overhang, range.getBoundingClientRect().right - window.innerWidth);
  }
  const scrolls = document.documentElement.scrollWidth - window.innerWidth;
  seen.overhang = Math.max(seen.overhang, scrolls, 0);
  return seen;
}

function inBrowser(path: string): void {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser(path);
  }, 60_000);
  afterAll(() => browser?.close());

  const seenAt = async (html: string, width: number, colorScheme: (typeof SCHEMES)[number]): Promise<Seen> => {
    await browser.page.setViewportSize({ width, height: 800 });
    await browser.page.emulateMedia({ colorScheme });
    await browser.page.setContent(html);
    return browser.page.evaluate(look, CONTRAST);
  };

  it.each(WIDTHS.flatMap((width) => SCHEMES.map((scheme) => [width, scheme] as const)))(
    'at %i px, %s: nothing is cut off or scrolled to the side, and all text is readable',
    async (width, scheme) => {
      for (const { name, mail } of everyExample()) {
        const { texts, overhang, faint } = await seenAt(mail.html, width, scheme);
        expect(texts).toBeGreaterThan(8);
        expect({ name, overhang, faint }).toEqual({ name, overhang: 0, faint: [] });
      }
    },
    60_000,
  );

  it('has a dark page in dark mode and a light one else', async () => {
    const [{ mail }] = everyExample();
    const backgrounds: string[] = [];
    for (const scheme of SCHEMES) {
      await seenAt(mail.html, 320, scheme);
      backgrounds.push(await browser.page.evaluate(() => getComputedStyle(document.body).backgroundColor));
    }
    expect(backgrounds).toEqual(['rgb(244, 246, 248)', 'rgb(13, 22, 32)']);
  });

  it('the look itself sees faint text and a line that is too long', async () => {
    const faint = `<body style="background:#fff"><p style="color:#999">${'x'.repeat(200)}</p></body>`;
    const seen = await seenAt(faint, 320, 'light');
    expect(seen.overhang).toBeGreaterThan(0);
    expect(seen.faint).toHaveLength(1);
  });
}
