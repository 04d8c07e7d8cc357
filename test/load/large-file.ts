import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';

interface MeetingFile {
  documents: { code: string; text: string }[];
  commitments: Record<string, unknown>[];
}

/** What makes a sentence of the protocol about a hundred characters long, so that 10,000 fill a megabyte. */
const sentence = (n: number) =>
  `Item ${n}: the parties will do thing number ${n} together, promptly and in good order, and report on it in time.`;

/** The sample's meeting with so many commitments, each anchored in a sentence of its own in one document. */
export function largeMeetingFile(sample: string, commitments: number): string {
  const file = parse(readFileSync(sample, 'utf8')) as MeetingFile;
  const [document] = file.documents;
  const leads = [...new Set(file.commitments.map(({ lead }) => lead))];
  const [{ controller, author }] = file.commitments as [Record<string, unknown>];
  const numbers = Array.from({ length: commitments }, (_, index) => index + 1);
  return stringify({
    ...file,
    documents: [{ ...document, text: `${numbers.map(sentence).join('\n')}\n` }],
    commitments: numbers.map((number) => ({
      number,
      kind: 'commitment',
      side: 'ours',
      area: 'industry',
      title: `Thing ${number}`,
      text: `Do thing number ${number} and report on it.`,
      passage: { document: document?.code, quote: sentence(number) },
      verifiable: true,
      lead: leads[number % leads.length],
      controller: leads[number % leads.length] === controller ? author : controller,
      author,
      deadline: number % 4 === 0 ? { basis: 'recurring', frequency: 'quarterly' } : { basis: 'default' },
    })),
  });
}
