/*
 * Checks an exported history of Pacta: `node verify-export.mjs HISTORY.ndjson KEY.txt [FILE…]`, with Node 20 or later and
 * nothing else.
 * It shares no code with Pacta; docs/audit.md describes what it reads. Exit code 0: all holds; 1: something does not.
 * Each further FILE has checkpoints that came to you earlier, as text or as a saved mail: they have to fit as well.
 *
 * Six things are checked: every event against its hash, every hash against the one before it of the same thing, every
 * opened value against its seal, every checkpoint against the public key, all hashes together, as the leaves of one tree,
 * against the root that each checkpoint has signed, and the time of every event against those of the checkpoints around it.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';

const [file, keyFile, ...noteFiles] = process.argv.slice(2);
if (!file || !keyFile) {
  console.error('Usage: node verify-export.mjs HISTORY.ndjson KEY.txt [FILE WITH CHECKPOINTS…]');
  process.exit(2);
}

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
let lineNumber = 0;
let faults = 0;
function fault(message, where = `line ${lineNumber}`) {
  faults += 1;
  if (faults <= 1000) console.log(`${where}: ${message}`);
}

/** RFC 8785: names sorted, no spaces, numbers and strings as JavaScript writes them. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`);
  return `{${fields.join(',')}}`;
}

/** Every d of a `{"sealed": d}` in a value. */
function sealsIn(value) {
  if (value === null || typeof value !== 'object') return [];
  const names = Object.keys(value);
  if (names.length === 1 && /^[0-9a-f]{64}$/.test(value.sealed)) return [value.sealed];
  return names.flatMap((name) => sealsIn(value[name]));
}

// The tree of RFC 6962: a leaf is SHA-256(0, hash), a node SHA-256(1, left, right). Kept are the roots of its complete
// subtrees from left to right, with how many leaves each has: two of the same size become one.
let size = 0;
const peaks = [];
function append(hash) {
  let node = { leaves: 1, hash: sha256(Buffer.of(0), hash) };
  while (peaks.at(-1)?.leaves === node.leaves) {
    const left = peaks.pop();
    node = { leaves: left.leaves * 2, hash: sha256(Buffer.of(1), left.hash, node.hash) };
  }
  peaks.push(node);
  size += 1;
}
function root() {
  if (peaks.length === 0) return sha256();
  return peaks.map(({ hash }) => hash).reduceRight((right, left) => sha256(Buffer.of(1), left, right));
}

// Public keys, one a line: name+id+key, the key in base64 as one byte (1: Ed25519) and 32 bytes. The id is of name and key.
const keys = new Map();
for (const line of readFileSync(keyFile, 'utf8').split(/\r?\n/)) {
  const [, name, id, encoded] = /^\s*([^\s+]+)\+([0-9a-f]{8})\+(\S+)\s*$/.exec(line) ?? [];
  const bytes = Buffer.from(encoded ?? '', 'base64');
  if (bytes.length !== 33 || sha256(`${name}\n`, bytes).toString('hex', 0, 4) !== id) continue;
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), bytes.subarray(1)]);
  keys.set(`${name} ${id}`, createPublicKey({ key: spki, format: 'der', type: 'spki' }));
}
if (keys.size === 0) {
  console.error(`${keyFile} has no public key in the form name+id+key.`);
  process.exit(2);
}

// By how many leaves they cover. Each has the file that it came from, or none when it is of the export.
const checkpoints = new Map();
let lastSize = -1;
/** A signed note: whose history, how many leaves, their root, the time; an empty line; the signature of what is above. */
function takeCheckpoint(note, source) {
  const end = note.lastIndexOf('\n\n');
  const text = note.slice(0, end + 1);
  const [origin, leaves, rootText, time, ...rest] = text.split('\n');
  const [, name, signatureText] = /^— (\S+) (\S+)\n$/.exec(note.slice(end + 2)) ?? [];
  const signature = Buffer.from(signatureText ?? '', 'base64');
  const isWhole = rest.join() === '' && /^\d{1,16}$/.test(leaves) && /^time /.test(time);
  const key = keys.get(`${name} ${signature.toString('hex', 0, 4)}`);
  if (!isWhole || origin !== name || !key || !verify(null, Buffer.from(text), key, signature.subarray(4))) {
    return fault('the checkpoint is not signed by a key that was given', source);
  }
  const checkpoint = { covered: Number(leaves), root: rootText, time, at: Date.parse(time.slice(5)), source };
  checkpoints.set(checkpoint.covered, [...(checkpoints.get(checkpoint.covered) ?? []), checkpoint]);
  lastSize = Math.max(lastSize, checkpoint.covered);
  if (checkpoint.covered === 0) hold(checkpoint);
}
function compare() {
  for (const checkpoint of checkpoints.get(size) ?? []) hold(checkpoint);
}
function hold(checkpoint) {
  if (root().toString('base64') === checkpoint.root) return;
  fault(`the first ${size} leaves are not those of ${checkpoint.time}`, checkpoint.source);
}

/** The notes in a file. In a saved mail they may be in base64, or quoted-printable: they are looked for in each way. */
function notesIn(bytes) {
  const raw = bytes.toString('latin1');
  const character = (_, hex) => String.fromCharCode(parseInt(hex, 16));
  const quoted = raw.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/gi, character);
  const encoded = `${raw}\n`.match(/(?:^[A-Za-z0-9+/]+={0,2}\r?\n)+/gm) ?? [];
  const texts = [bytes, Buffer.from(quoted, 'latin1'), ...encoded.map((part) => Buffer.from(part, 'base64'))]
    .map((text) => text.toString().replaceAll('\r\n', '\n'))
    .flatMap((text) => text.match(/[^\s<>]+\n\d+\n\S+=\ntime .+\n\n— \S+ [A-Za-z0-9+/]+=*/g) ?? []);
  return new Set(texts.map((note) => `${note}\n`));
}
let fromElsewhere = 0;
for (const noteFile of noteFiles) {
  const notes = notesIn(readFileSync(noteFile));
  if (notes.size === 0) {
    console.error(`${noteFile} has no checkpoint in it.`);
    process.exit(2);
  }
  for (const note of notes) takeCheckpoint(note, noteFile);
  fromElsewhere += notes.size;
}

const counts = { waiting: 0, withheld: 0, opened: 0, erased: 0 };
const tails = new Map();
// Of a thing of which some events are withheld, the next one follows a hash that was given alone.
const alone = new Set();
function takeEvent({ leaf, event, hash, opened }) {
  if (leaf === null) counts.waiting += 1;
  else if (leaf !== size) fault(`is leaf ${leaf} where leaf ${size} belongs`);
  if (event === undefined) {
    counts.withheld += 1;
    alone.add(hash);
  } else {
    takeContent(event, hash, opened ?? {});
    holdTime(event, leaf);
  }
  if (leaf === null) return;
  append(Buffer.from(hash, 'hex'));
  compare();
}
function takeContent(event, hash, opened) {
  const own = sha256(canonical(event)).toString('hex');
  if (own !== hash) fault('the event is not what its hash says');
  const thing = `${event.subject}/${event.subjectId}`;
  const before = tails.get(thing) ?? { sequence: 0, hash: '0'.repeat(64) };
  const isNext = event.sequence === before.sequence + 1 && event.previousHash === before.hash;
  if (!isNext && !(event.sequence > before.sequence + 1 && alone.delete(event.previousHash))) {
    fault(`number ${event.sequence} of ${thing} does not follow the one before it`);
  }
  tails.set(thing, { sequence: event.sequence, hash: own });
  const seals = new Set([...sealsIn(event.before), ...sealsIn(event.after)]);
  for (const [digest, { salt, value }] of Object.entries(opened)) {
    const isRight =
      /^([0-9a-f]{2}){16}$/.test(salt) && sha256(Buffer.from(salt, 'hex'), canonical(value)).toString('hex') === digest;
    if (!seals.delete(digest) || !isRight) fault(`the value that it opens for ${digest} is another`);
    counts.opened += 1;
  }
  counts.erased += seals.size;
}

// An event is later than the last checkpoint that does not cover it, and earlier than the first that does: otherwise it was
// dated back, or kept out of the tree for a while. Its time is when its transaction began, and clocks differ: three hours.
const TOLERANCE = 3 * 3_600_000;
let inOrder = null;
let covering = 0;
function holdTime({ occurredAt }, leaf) {
  inOrder ??= [...checkpoints.values()].flat().sort((a, b) => a.covered - b.covered || a.at - b.at);
  while (covering < inOrder.length && (leaf === null || inOrder[covering].covered <= leaf)) covering += 1;
  const after = inOrder[covering - 1]?.at ?? -Infinity;
  const until = inOrder[covering]?.at ?? Infinity;
  const at = Date.parse(occurredAt);
  if (!(at >= after - TOLERANCE && at <= until + TOLERANCE)) {
    fault(`the event is of ${occurredAt}, and the checkpoints around it say otherwise`);
  }
}

/** Lines end at the byte 0A alone; to Node's readline also at characters that may stand in a text. */
async function* linesOf(path) {
  let begun = [];
  for await (const chunk of createReadStream(path)) {
    let from = 0;
    for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, from)) {
      yield Buffer.concat([...begun, chunk.subarray(from, end)]).toString();
      begun = [];
      from = end + 1;
    }
    if (from < chunk.length) begun.push(chunk.subarray(from));
  }
  if (begun.length > 0) yield Buffer.concat(begun).toString();
}

let head = {};
for await (const text of linesOf(file)) {
  lineNumber += 1;
  let line;
  try {
    line = JSON.parse(text);
  } catch {
    line = null;
  }
  if (line === null || typeof line !== 'object') fault('is not a JSON object');
  else if (lineNumber === 1) {
    head = line;
    if (head.pacta !== 'history' || head.format !== 1) fault('is not the head of an export of format 1');
  } else if (typeof line.checkpoint === 'string') {
    if (size > 0) fault('is a checkpoint after the first leaf');
    else takeCheckpoint(line.checkpoint);
  } else if (/^[0-9a-f]{64}$/.test(line.hash)) {
    try {
      takeEvent(line);
    } catch {
      fault('is not in the form of an event');
    }
  } else fault('is neither an event nor a checkpoint');
}
lineNumber = 0;
if (head.size !== size) fault(`the head names ${head.size} leaves, there are ${size}`);
for (const { covered, source } of [...checkpoints.values()].flat()) {
  const why = source ? ': the export is older, or its end is cut off' : '';
  if (covered > size) fault(`a checkpoint covers ${covered} leaves, there are ${size}${why}`, source);
}
if (lastSize < 0) fault('no checkpoint holds: nothing here is signed');
else if (lastSize < size) fault(`${size - lastSize} leaves are in no tree that is signed`);

const { waiting, withheld, opened, erased } = counts;
console.log(
  `${size} events in the tree, of which signed: ${Math.max(lastSize, 0)}; waiting: ${waiting}; withheld: ${withheld}`,
);
if (noteFiles.length > 0) console.log(`checkpoints from elsewhere: ${fromElsewhere}`);
console.log(`personal values opened: ${opened}; erased: ${erased}`);
console.log(faults === 0 ? 'All of it holds.' : `${faults} things do not hold.`);
process.exitCode = faults === 0 ? 0 : 1;
