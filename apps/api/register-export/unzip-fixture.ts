import { crc32, inflateRawSync } from 'node:zlib';

/** The files of an archive by name, read by its directory as programs do, each held to its size and checksum. For tests. */
export function unzip(archive: Buffer): Map<string, string> {
  const end = archive.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  const files = new Map<string, string>();
  for (let at = archive.readUInt32LE(end + 16); at < end;) {
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const content = contentOf(archive, archive.readUInt32LE(at + 42), archive.readUInt32LE(at + 20));
    if (content.length !== archive.readUInt32LE(at + 24)) throw new Error(`${name} has another size`);
    if (crc32(content) !== archive.readUInt32LE(at + 16)) throw new Error(`${name} has another checksum`);
    files.set(name, content.toString());
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  if (files.size !== archive.readUInt16LE(end + 10)) throw new Error('the directory counts others');
  return files;
}

function contentOf(archive: Buffer, header: number, packed: number): Buffer {
  const at = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  return inflateRawSync(archive.subarray(at, at + packed));
}
