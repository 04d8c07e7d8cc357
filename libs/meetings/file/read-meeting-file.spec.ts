import { CONTEXT, faultsAfter, faultsOf, FILE } from './file-ground.js';
import { readMeetingFile } from './read-meeting-file.js';

describe('a meeting file without fault', () => {
  it('is read, with what was left out filled in', () => {
    const { file, faults } = readMeetingFile(FILE, CONTEXT);
    expect(faults).toEqual([]);
    expect(file).toMatchObject({
      regime: 'cis',
      ladder: 'default',
      persons: [{ morning: '09:00', clearance: 'public', language: 'en' }, {}],
      commitments: [{ status: 'active', classification: 'public', coExecutors: [], parts: [] }],
    });
  });

  it('has its default deadline when nothing is said', () => {
    const { file } = readMeetingFile(FILE.replace(/ {4}deadline.*\n/, ''), CONTEXT);
    expect(file?.commitments[0]?.deadline).toEqual({ basis: 'default' });
  });

  it('may be JSON, tabs and byte order mark included', () => {
    const { file } = readMeetingFile(FILE, CONTEXT);
    const json = `\uFEFF${JSON.stringify(file, null, '\t')}`;
    expect(readMeetingFile(json, CONTEXT)).toMatchObject({ file, faults: [] });
  });

  it('may keep a text in a file beside it', () => {
    const beside = FILE.replace('text: One bus. One bus more.', 'textFile: protocol.txt');
    const read = readMeetingFile(beside, { ...CONTEXT, readBeside: () => ({ text: 'One bus more.' }) });
    const text = 'One bus more.';
    expect(read.file?.documents).toEqual([
      { code: 'protocol', kind: 'protocol', title: 'The protocol', language: 'en', text, classification: 'public' },
    ]);
  });

  it.each([
    { as: 'as it says', ofDocument: 'confidential', ofCommitment: 'official', expected: 'confidential' },
    { as: 'as what rests on it', ofDocument: 'official', ofCommitment: 'confidential', expected: 'confidential' },
    { as: 'public, with nothing closed on it', ofDocument: 'public', ofCommitment: 'public', expected: 'public' },
  ])('has a document classified $as', ({ ofDocument, ofCommitment, expected }) => {
    const marked = FILE.replace('    language: en\n', `    language: en\n    classification: ${ofDocument}\n`)
      .replace('  - number: 1\n', `  - number: 1\n    classification: ${ofCommitment}\n`)
      .concat('  - { number: 2, kind: commitment, side: ours, area: transport, title: T, text: T, verifiable: true,\n')
      .concat('      lead: by-minister, controller: by-premier, author: by-premier, classification: confidential }\n');
    const { file, faults } = readMeetingFile(marked, CONTEXT);
    expect(faults).toEqual([]);
    expect(file?.documents[0]?.classification).toBe(expected);
  });

  it('may point at what the register has already', () => {
    const register = {
      areas: new Set<string>(),
      bodies: new Set<string>(),
      posts: new Set(['by-chief']),
      persons: new Set<string>(),
    };
    expect(faultsAfter('author: by-premier', 'author: by-chief', { ...CONTEXT, register })).toEqual([]);
  });
});

describe('a fault is reported with its line, column and path', () => {
  const table: [string, string | RegExp, string, string[]][] = [
    ['a field that is not there', '    kind: ministry\n', '', ['5:5 bodies[0].kind is missing']],
    [
      'a misspelt field',
      'lead: by',
      'laed: by',
      ['33:5 commitments[0].lead is missing', '41:5 commitments[0].laed is not a field here: did you mean "lead"?'],
    ],
    [
      'a value outside a list',
      'kind: commitment',
      'kind: comitment',
      ['34:11 commitments[0].kind must be proposal, commitment or instruction (did you mean "commitment"?)'],
    ],
    ['text for a number', 'number: 1', 'number: one', ['33:13 commitments[0].number must be a number, not text']],
    ['an empty title', 'title: A bus', "title: ''", ['37:12 commitments[0].title must not be empty']],
    ['nothing for text', 'title: A bus', 'title:', ['37:11 commitments[0].title must be text, not empty']],
    [
      'a country in small letters',
      'country: BY',
      'country: by',
      ['7:14 bodies[0].country must be a country code of ISO 3166 in capital letters, as in "BY"'],
    ],
    [
      'a time zone nobody knows',
      'timeZone: Europe/Minsk\n',
      'timeZone: Europe/Mensk\n',
      ['8:15 bodies[0].timeZone must be an IANA time zone, as in "Europe/Minsk"'],
    ],
    [
      'a day that does not exist',
      'heldOn: 2023-12-18',
      'heldOn: 2023-02-29',
      ['23:11 meeting.heldOn is not a day of the calendar'],
    ],
    [
      'a date in another form',
      'heldOn: 2023-12-18',
      'heldOn: 18.12.2023',
      ['23:11 meeting.heldOn must be a date written YYYY-MM-DD'],
    ],
    [
      'a code in capitals',
      'code: anna',
      'code: Anna',
      [
        '14:13 persons[0].code must be small letters and digits joined by single hyphens, as in "by-embassy-ru"',
        '17:34 tenures[0].person there is no person "anna"',
        '19:15 deputyships[0].absent there is no person "anna"',
      ],
    ],
    [
      'two addresses in one',
      'email: anna@example.org',
      'email: "a@example.org, b@example.org"',
      ['14:38 persons[0].email must be one e-mail address'],
    ],
    [
      'another version',
      'formatVersion: 1',
      'formatVersion: 2',
      ['1:16 formatVersion must be 1, the only version there is'],
    ],
    [
      'an unknown deadline basis',
      'basis: urgency',
      'basis: soon',
      ['44:24 commitments[0].deadline.basis basis must be stated, urgency, default, recurring, standing or open'],
    ],
    [
      'a stated deadline without its date',
      '{ basis: urgency, urgency: promptly }',
      '{ basis: stated }',
      ['44:15 commitments[0].deadline.statedOn is missing'],
    ],
    [
      'an urgency that the regime does not know',
      'urgency: promptly',
      'urgency: very_urgently',
      [
        '44:42 commitments[0].deadline.urgency the regime "cis" does not know "very_urgently"; it knows: urgently, promptly',
      ],
    ],
    [
      'a stated deadline before the meeting',
      '{ basis: urgency, urgency: promptly }',
      '{ basis: stated, statedOn: 2023-12-17 }',
      ['44:42 commitments[0].deadline.statedOn 2023-12-17 is before the day of signing, 2023-12-18'],
    ],
    [
      'an unknown regime',
      'areas:',
      'regime: cas\nareas:',
      ['2:9 regime there is no regime "cas": did you mean "cis"?'],
    ],
    [
      'an unknown ladder',
      'areas:',
      'ladder: steep\nareas:',
      ['2:9 ladder there is no ladder "steep"; there are: default, strict'],
    ],
    [
      'an unknown body',
      'body: by-ministry, title: { en: Premier }',
      'body: by-minstry, title: { en: Premier }',
      ['12:31 posts[1].body there is no body "by-minstry": did you mean "by-ministry"?'],
    ],
    [
      'an unknown post',
      'lead: by-minister',
      'lead: by-ministre',
      ['41:11 commitments[0].lead there is no post "by-ministre": did you mean "by-minister"?'],
    ],
    ['an unknown area', 'area: transport', 'area: space', ['36:11 commitments[0].area there is no area "space"']],
    [
      'a code twice',
      'code: boris',
      'code: anna',
      [
        '15:13 persons[1].code "anna" stands here already, in entry 1 of the list',
        '19:29 deputyships[0].deputy there is no person "boris"',
      ],
    ],
    [
      'an address twice',
      'boris@example.org',
      'Anna@example.org',
      ['15:40 persons[1].email "anna@example.org" stands here already, in entry 1 of the list'],
    ],
    [
      'a circle of posts',
      'title: { en: Premier } }',
      'title: { en: Premier }, reportsTo: by-minister }',
      ['11:81 posts[0].reportsTo the posts report to each other in a circle: by-minister → by-premier → by-minister'],
    ],
    [
      'a post that reports to itself',
      'reportsTo: by-premier',
      'reportsTo: by-minister',
      ['11:81 posts[0].reportsTo the posts report to each other in a circle: by-minister → by-minister'],
    ],
    [
      'a body under itself',
      'name: { en: Ministry }',
      'name: { en: Ministry }\n    parent: by-ministry',
      ['10:13 bodies[0].parent the bodies stand above each other in a circle: by-ministry → by-ministry'],
    ],
    [
      'two holders of a post',
      'startsOn: 2023-01-01 }',
      'startsOn: 2023-01-01 }\n  - { post: by-minister, person: boris, startsOn: 2024-01-01 }',
      ['18:51 tenures[1].startsOn "by-minister" has another holder since 2023-01-01'],
    ],
    [
      'a tenure that runs backwards',
      'startsOn: 2023-01-01 }',
      'startsOn: 2023-01-01, endsOn: 2022-12-31 }',
      ['17:70 tenures[0].endsOn 2022-12-31 is before the start, 2023-01-01'],
    ],
    [
      'somebody who stands in for themselves',
      'deputy: boris',
      'deputy: anna',
      ['19:29 deputyships[0].deputy "anna" cannot stand in for themselves'],
    ],
    [
      'a next meeting before this one',
      '  participants',
      '  nextMeetingOn: 2023-12-18\n  participants',
      ['24:18 meeting.nextMeetingOn must be after the meeting itself, 2023-12-18'],
    ],
    [
      'the lead as controller',
      'controller: by-premier',
      'controller: by-minister',
      ['42:17 commitments[0].controller "by-minister" is the lead and cannot control its own work'],
    ],
    [
      'the lead as co-executor',
      'controller:',
      'coExecutors: [by-minister]\n    controller:',
      ['42:19 commitments[0].coExecutors[0] "by-minister" is the lead already'],
    ],
    [
      'a joint commitment alone',
      'side: ours\n    area',
      'side: joint\n    area',
      ['33:5 commitments[0].counterpart is missing: a joint commitment has one on the other side'],
    ],
    [
      'on control as a draft',
      'verifiable: true',
      'verifiable: true\n    status: draft\n    onControlSince: 2023-12-19',
      ['42:21 commitments[0].onControlSince does not go with the status "draft": only what is active is on control'],
    ],
    [
      'a quote that differs',
      'quote: One bus more.',
      'quote: Two buses.',
      ['39:43 commitments[0].passage.quote these words do not stand in the document "protocol"'],
    ],
    [
      'a quote that stands twice',
      'quote: One bus more.',
      'quote: One bus',
      ['39:43 commitments[0].passage.quote these words stand 2 times in the document: say which one with occurrence'],
    ],
    [
      'an occurrence too far',
      'quote: One bus more.',
      'quote: One bus, occurrence: 3',
      ['39:64 commitments[0].passage.occurrence these words stand only 2 times in the document'],
    ],
    [
      'a text and a file',
      'text: One bus. One bus more.',
      'text: One bus more.\n    textFile: a.txt',
      ['27:5 documents[0] must have either text or textFile', '32:15 documents[0].textFile "a.txt" cannot be read'],
    ],
    [
      'a file that is not there',
      'text: One bus. One bus more.',
      'textFile: a.txt',
      ['31:15 documents[0].textFile "a.txt" cannot be read'],
    ],
    [
      'a character that no database holds',
      'text: Send a bus.',
      'text: "Send\\0a bus."',
      ['38:11 commitments[0].text contains a character that is not text (NUL or half of a surrogate pair)'],
    ],
    [
      'a field twice',
      'number: 1',
      'number: 1\n    number: 2',
      ['34:5  this is not valid YAML: Map keys must be unique'],
    ],
  ];

  it.each(table)('%s', (...[, was, is, expected]) => {
    expect(faultsAfter(was, is)).toEqual(expected);
  });

  it('lists the fields there are when a wrong one resembles none', () => {
    expect(faultsAfter('- { post: by-minister', '- { colour: red, post: by-minister')).toEqual([
      '17:7 tenures[0].colour is not a field here; there are: post, person, startsOn, endsOn',
    ]);
  });

  it('all at once: of the schema, between entries and in the text, in the order of the lines', () => {
    const changed = FILE.replace('country: BY', 'country: Belarus')
      .replace('lead: by-minister', 'lead: by-minster')
      .replace('quote: One bus more.', 'quote: A tram')
      .replace('number: 1', 'number: 1.5')
      .replace('person: anna', 'person: ana')
      .replace('endsOn: 2024-01-05', 'endsOn: 2023-01-05');
    expect(faultsOf(changed).map((fault) => fault.split(' ')[1])).toEqual([
      'bodies[0].country',
      'tenures[0].person',
      'deputyships[0].endsOn',
      'commitments[0].number',
      'commitments[0].passage.quote',
      'commitments[0].lead',
    ]);
  });

  it('does not call missing what is there but at fault', () => {
    const joint = 'side: joint\n    counterpart: { body: by-ministry, pots: by-premier }\n    area';
    expect(faultsAfter('side: ours\n    area', joint)).toEqual([
      '36:39 commitments[0].counterpart.pots is not a field here: did you mean "post"?',
    ]);
  });

  it('does not blame what points at an entry that is itself at fault', () => {
    expect(faultsAfter('country: BY', 'country: Belarus')).toHaveLength(1);
  });

  it.each([
    ['nothing', '', '1:1  this is not a meeting file: it must be a set of fields that begins with formatVersion'],
    ['a list', '- a', '1:1  this is not a meeting file: it must be a set of fields that begins with formatVersion'],
    ['no YAML', 'a: [1,\nb', '2:1  this is not valid YAML: '],
    [
      'too many aliases',
      `a: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [${'*a, '.repeat(30)}]\nc: [${'*b, '.repeat(30)}]`,
      '1:1',
    ],
  ])('%s', (_name, text, start) => {
    const faults = faultsOf(text);
    expect(faults[0]?.startsWith(start) || faults).toBe(true);
  });
});
