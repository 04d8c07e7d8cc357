import { columnName, xlsxRow, xmlText } from './xlsx.rules.js';

describe('a workbook', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [51, 'AZ'],
    [52, 'BA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('names column %i %s', (index, name) => expect(columnName(index)).toBe(name));

  it.each([
    ['a & "b" <c>', 'a &amp; &quot;b&quot; &lt;c&gt;'],
    ['\u0000\u0008bell\u0007 half\ud83d \uffff', 'bell half '],
    ['_x0041_ _x004_ _X0041_', '_x005F_x0041_ _x004_ _X0041_'],
    ['two\nlines\tand 😀', 'two\nlines\tand 😀'],
    ['a'.repeat(40_000), 'a'.repeat(32_767)],
  ])('carries %j', (text, written) => expect(xmlText(text)).toBe(written));

  it('knows dates from text, and what it cannot count from what it can', () => {
    const column = { title: 'D', type: 'date', width: 10 } as const;
    const cells = ['2024-01-02', '1900-03-01', '1900-02-28', null];
    const row = xlsxRow(
      7,
      cells,
      cells.map(() => column),
    );
    expect(row).toBe(
      '<row r="7"><c r="A7" s="1"><v>45293</v></c><c r="B7" s="1"><v>61</v></c>' +
        '<c r="C7" s="0" t="inlineStr"><is><t xml:space="preserve">1900-02-28</t></is></c></row>',
    );
  });
});
