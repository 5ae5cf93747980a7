/**
 * A terminal obeys control characters, and turns lines about at bidirectional ones: nobody's title, file name or text may
 * carry any of them there.
 */
const obeyed = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/gu

/** Text as a terminal may show it: what it would obey is shown as U+FFFD. Line ends and tabs stay. */
export function printable(text: string): string {
  return text.replace(obeyed, '\ufffd')
}

/** The same for a name, which stands on one line. */
export function onOneLine(text: string): string {
  return printable(text.replace(/[\n\t]/g, '\ufffd'))
}

/** Data whose every text is printable: what is painted with colours of our own is made of it. */
export function allPrintable<Data>(data: Data): Data {
  if (typeof data === 'string') return printable(data) as Data
  if (Array.isArray(data)) return data.map(allPrintable) as Data
  if (typeof data !== 'object' || data === null || ArrayBuffer.isView(data)) return data
  if (data instanceof Map || data instanceof Set) return data
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, allPrintable(value)])) as Data
}
