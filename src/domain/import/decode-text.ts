/** What a file's bytes are: text, or why they are not taken. */
export type DecodedFile = { text: string } | { problem: string }

/** First bytes of files that are often dropped among texts. */
const signatures: [bytes: number[], what: string][] = [
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG image'],
  [[0xff, 0xd8, 0xff], 'a JPEG image'],
  [[0x47, 0x49, 0x46, 0x38], 'a GIF image'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF document'],
  [[0x50, 0x4b, 0x03, 0x04], 'a ZIP archive, or a document of an office program'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'a document of an old office program'],
  [[0x1f, 0x8b], 'a gzip archive'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], 'a SQLite database'],
]

/** The text of a UTF-8 file, with or without a byte order mark. Anything else is named as well as it can be. */
export function decodeText(bytes: Uint8Array): DecodedFile {
  const known = signatures.find(([start]) => start.every((byte, index) => bytes[index] === byte))
  if (known) return { problem: `This is ${known[1]}, not a text.` }
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (utf16) return { problem: convertFrom('UTF-16', 'It is UTF-16') }
  if (bytes.includes(0)) return { problem: 'This is a binary file, not a text: it holds NUL bytes.' }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    const { name, iconv } = guessEncoding(bytes)
    return {
      problem: convertFrom(iconv, `Line ${firstBadLine(bytes)} is not UTF-8; the file looks like ${name}`),
    }
  }
}

function convertFrom(iconv: string, what: string): string {
  return `${what}. Save it as UTF-8 first, for example: iconv -f ${iconv} -t UTF-8 old.txt > new.txt`
}

/**
 * The single-byte encoding a text most likely has. Cyrillic and Thai text is mostly bytes of the upper half, Cyrillic
 * letters in its last quarter and Thai consonants in its second; Western text has few of them.
 */
function guessEncoding(bytes: Uint8Array): { name: string; iconv: string } {
  let high = 0
  let quarter = 0
  let controls = 0
  let letters = 0
  for (const byte of bytes) {
    if (byte >= 0x80) high++
    if (byte >= 0xa1 && byte <= 0xbf) quarter++
    if (byte >= 0x80 && byte <= 0x9f) controls++
    if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) letters++
  }
  if (high > letters && quarter > high / 4) return { name: 'Windows-874 (Thai)', iconv: 'CP874' }
  if (high > letters) return { name: 'Windows-1251 (Cyrillic)', iconv: 'WINDOWS-1251' }
  if (controls > 0) return { name: 'Windows-1252', iconv: 'WINDOWS-1252' }
  return { name: 'Windows-1252 (or ISO-8859-1)', iconv: 'WINDOWS-1252' }
}

/** 1-based line of the first bytes that are not UTF-8. */
function firstBadLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  let start = 0
  for (;;) {
    const end = bytes.indexOf(0x0a, start)
    try {
      decoder.decode(bytes.subarray(start, end < 0 ? bytes.length : end))
    } catch {
      return line
    }
    if (end < 0) return line
    start = end + 1
    line++
  }
}
