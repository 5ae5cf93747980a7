/** Every tag that rendered Markdown may hold, with its attributes. What is not here is a hole. */
const allowed: Record<string, readonly string[]> = {
  a: ['href', 'class', 'rel', 'title', 'id', 'role', 'aria-label'],
  blockquote: [],
  br: [],
  code: ['class'],
  details: ['class', 'open'],
  div: ['class', 'role'],
  em: [],
  h1: ['id'],
  h2: ['id'],
  h3: ['id'],
  h4: ['id'],
  h5: ['id'],
  h6: ['id'],
  hr: [],
  img: ['src', 'alt', 'title', 'loading', 'decoding'],
  input: ['type', 'disabled', 'checked', 'aria-label'],
  li: ['id', 'class'],
  mark: ['class', 'title'],
  ol: ['start'],
  p: ['class'],
  pre: ['tabindex'],
  s: [],
  section: ['class', 'role'],
  span: ['class', 'tabindex', 'title'],
  strong: [],
  summary: ['class'],
  sup: ['class'],
  table: [],
  tbody: [],
  td: ['class'],
  th: ['class', 'scope'],
  thead: [],
  time: ['class', 'title'],
  tr: [],
  ul: [],
}
const empty = new Set(['br', 'hr', 'img', 'input'])
const site = 'https://wiki.example'

export interface Element {
  tag: string
  attributes: Map<string, string>
}

/**
 * Reads HTML strictly, as the browser would at its most generous, and gives the faults: any tag or attribute not
 * allowed, any address with an unsafe scheme or host, anything not well nested, an id twice, a link in a link.
 */
export function checkHtml(html: string): { faults: string[]; elements: Element[]; text: string } {
  const faults: string[] = []
  const elements: Element[] = []
  const ids = new Set<string>()
  const open: string[] = []
  let text = ''
  for (const part of html.split(/(<[^>]*>)/)) {
    if (!part.startsWith('<')) {
      if (/[<>]/.test(part)) faults.push(`bare bracket in ${JSON.stringify(part.slice(0, 80))}`)
      if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(part))
        faults.push(`bare ampersand in ${JSON.stringify(part.slice(0, 80))}`)
      text += decode(part)
      continue
    }
    const tag = /^<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*)>$/.exec(part)
    const [, closing, name = '', rest = ''] = tag ?? []
    if (!tag || !Object.hasOwn(allowed, name)) {
      faults.push(`tag ${JSON.stringify(part.slice(0, 80))}`)
      continue
    }
    if (closing) {
      if (open.pop() !== name) faults.push(`not well nested at ${part}`)
      continue
    }
    if (name === 'a' && open.includes('a')) faults.push('a link in a link')
    if (!empty.has(name)) open.push(name)
    const attributes = new Map<string, string>()
    for (const [, key = '', value = ''] of rest.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)) {
      if (attributes.has(key)) faults.push(`attribute ${key} twice in ${part}`)
      attributes.set(key, decode(value))
      if (!allowed[name]?.includes(key)) faults.push(`attribute ${key} in ${part.slice(0, 80)}`)
    }
    const id = attributes.get('id')
    if (id !== undefined && (ids.has(id) || /\s/.test(id) || !ids.add(id))) faults.push(`id ${id}`)
    if (name === 'a') checkAddress(attributes.get('href'), false, faults)
    if (name === 'img') checkAddress(attributes.get('src'), true, faults)
    elements.push({ tag: name, attributes })
  }
  if (open.length > 0) faults.push(`left open: ${open.join(' ')}`)
  return { faults, elements, text }
}

function checkAddress(address: string | undefined, own: boolean, faults: string[]): void {
  const url =
    address === undefined || !URL.canParse(address, `${site}/u/x/y`)
      ? null
      : new URL(address, `${site}/u/x/y`)
  if (!url) return void faults.push(`address ${address}`)
  if (!['https:', 'http:', 'mailto:'].includes(url.protocol)) faults.push(`scheme of ${address}`)
  if (own && url.origin !== site) faults.push(`image from elsewhere: ${address}`)
  // A host may only come from a scheme that was written out.
  if (url.origin !== site && !/^(?:https?|mailto):/i.test(address as string))
    faults.push(`hidden host in ${address}`)
}

function decode(text: string): string {
  const marks: Record<string, string> = {
    '&amp;': '&',
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
  }
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (mark) => marks[mark] as string)
}
