import { type Document, isAlias, isMap, isNode, isScalar, Lexer, visit } from 'yaml'

/** A fault in YAML: where, as an offset in its text, and what. */
export interface YamlFault {
  offset: number
  message: string
}

/**
 * What YAML reads without complaint as something else than was typed: a value that begins with ! or & loses its first
 * word, and a name that is a list or a map is none.
 */
export function findPitfalls(document: Document.Parsed): YamlFault[] {
  const faults: YamlFault[] = []
  const used = new Set<string>()
  visit(document, { Alias: (_, { source }) => void used.add(source) })
  visit(document, (_, node) => {
    if (isMap(node)) {
      for (const { key } of node.items) {
        if (isScalar(key) && key.value !== '') continue
        const offset = (isNode(key) ? key : node).range?.[0] ?? 0
        faults.push({ offset, message: 'what stands before a colon is a name; put unusual signs in quotes.' })
      }
    }
    if (!isNode(node) || isAlias(node)) return
    const offset = node.range?.[0] ?? 0
    if (node.tag !== undefined && /^!/.test(node.tag)) {
      faults.push({ offset, message: 'put a value that begins with ! in quotes.' })
    }
    const { anchor } = node as { anchor?: string }
    if (anchor !== undefined && !used.has(anchor)) {
      faults.push({ offset, message: 'put a value that begins with * or & in quotes.' })
    }
  })
  return faults
}

/** Comments without a space behind their #, behind something else on their line: most were meant as words or numbers. */
export function findGluedComments(text: string): { offset: number; comment: string }[] {
  if (!/[ \t]#[^\s#]/.test(text)) return []
  const found: { offset: number; comment: string }[] = []
  let offset = 0
  let isScalar = false
  for (const lexeme of new Lexer().lex(text)) {
    // Marks of the lexer's own, which stand for nothing in the text.
    if (lexeme === '\x02' || lexeme === '\x18') continue
    if (lexeme === '\x1f') {
      isScalar = true
      continue
    }
    if (!isScalar && /^#[^\s#]/.test(lexeme)) {
      const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)
      if (line.trim() !== '') found.push({ offset, comment: lexeme })
    }
    offset += lexeme.length
    isScalar = false
  }
  return found
}
