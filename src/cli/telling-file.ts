import { readFileSync, statSync } from 'node:fs'
import { basename, extname } from 'node:path'
import type { Telling } from '../domain/compare/types.ts'
import { languageOfName } from '../domain/import/language-of-name.ts'
import { saidKeys } from '../domain/source/given-keys.ts'
import { checkSourceText } from '../domain/source/limits.ts'
import { parseArticle } from '../domain/source/parse-article.ts'
import { languageOfText } from '../domain/text/language-of-text.ts'
import { AppError } from '../errors.ts'

/** Endings of names whose files are read as Markdown; everything else is plain text. */
const markdown = new Set(['.md', '.markdown', '.mdown'])

/**
 * A file as the comparison takes it, its calendar Gregorian and its year shift unknown. Offsets later given are UTF-16
 * units of the file's text. The language is `lang`, else the front matter's, else the one in the file's name
 * (`notes.th.txt`), else the one that the text shows, else English.
 * @throws AppError invalid for a folder, and for a file that is no UTF-8 text.
 */
export function readTellingFile(path: string, lang: string | undefined): Telling {
  if (statSync(path).isDirectory()) throw new AppError('invalid', `${path} is a folder. Name a file in it.`)
  const format = markdown.has(extname(path).toLowerCase()) ? 'markdown' : 'text'
  const text = decode(path, readFileSync(path))
  // A carriage return is white space to every stage but Markdown's; as a space it keeps all offsets.
  const source = text.replaceAll('\r\n', ' \n').replaceAll('\r', '\n')
  if (format === 'text') {
    const found = lang ?? guessLanguage(path, source)
    return { id: path, source, format, lang: found, calendar: 'gregorian', yearShift: null, facts: [] }
  }
  const parsed = parseArticle(source, { slugTitle: basename(path), calendar: 'gregorian' })
  return {
    id: path,
    source,
    format,
    lang: lang ?? (saidKeys(source).lang === undefined ? guessLanguage(path, parsed.plainText) : parsed.lang),
    calendar: 'gregorian',
    yearShift: null,
    facts: parsed.facts,
  }
}

/** The language of a file that names none: a quarter of a script is enough to cut words and read dates by. */
function guessLanguage(path: string, text: string): string {
  const named = languageOfName(basename(path, extname(path)))
  return named?.lang ?? languageOfText(text, 0.25) ?? 'en'
}

function decode(path: string, bytes: Uint8Array): string {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new AppError('invalid', `${path} is not UTF-8 text. Save it as UTF-8 first.`)
  }
  const [problem] = checkSourceText(text)
  if (problem) throw new AppError('invalid', `${path}: ${problem.message}`)
  return text
}
