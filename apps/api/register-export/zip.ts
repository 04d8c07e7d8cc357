import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A file in an archive, its text as it comes. */
export interface ZipEntry {
  name: string;
  text: AsyncIterable<string> | Iterable<string>;
}

/** Sizes come after the content; names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1 January 1980, the earliest that can be written: when it was made is nobody's business. */
const DATE = 0x0021;
const VERSION = 20;
const HOW = [FLAGS, DEFLATED, 0, DATE];

interface Written {
  name: Buffer;
  crc: number;
  packed: number;
  size: number;
  at: number;
}

/** An archive as its bytes come, whatever the length of what is in it: nothing of it is held but what zlib holds. */
export async function* zip(entries: Iterable<ZipEntry>): AsyncGenerator<Buffer, void> {
  const written: Written[] = [];
  let at = 0;
  const count = (bytes: Buffer) => {
    at += bytes.length;
    return bytes;
  };
  for (const { name, text } of entries) {
    const entry: Written = { name: Buffer.from(name), crc: 0, packed: 0, size: 0, at };
    yield count(localHeader(entry.name));
    for await (const bytes of deflated(text, entry)) {
      entry.packed += bytes.length;
      yield count(bytes);
    }
    yield count(join([long(0x08074b50), ...[entry.crc, entry.packed, entry.size].map(long)]));
    written.push(entry);
  }
  const directory = Buffer.concat(written.map(entryOfDirectory));
  yield directory;
  const counts = [0, 0, written.length, written.length].map(short);
  yield join([long(0x06054b50), ...counts, long(directory.length), long(at), short(0)]);
}

/** Packs text, and takes down its checksum and size. */
function deflated(text: ZipEntry['text'], entry: Written): AsyncIterable<Buffer> {
  async function* counted() {
    for await (const part of text) {
      const bytes = Buffer.from(part);
      entry.crc = crc32(bytes, entry.crc);
      entry.size += bytes.length;
      yield bytes;
    }
  }
  // An error of the text comes out of what is read.
  return pipeline(Readable.from(counted()), createDeflateRaw(), () => undefined);
}

function localHeader(name: Buffer): Buffer {
  const sizes = [0, 0, 0].map(long);
  return join([long(0x04034b50), ...[VERSION, ...HOW].map(short), ...sizes, short(name.length), short(0), name]);
}

function entryOfDirectory({ name, crc, packed, size, at }: Written): Buffer {
  const kept = [crc, packed, size].map(long);
  const lengths = [name.length, 0, 0, 0, 0].map(short);
  return join([
    long(0x02014b50),
    ...[VERSION, VERSION, ...HOW].map(short),
    ...kept,
    ...lengths,
    long(0),
    long(at),
    name,
  ]);
}

const join = (parts: readonly Buffer[]) => Buffer.concat(parts);

function short(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
