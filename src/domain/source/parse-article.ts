import { FILE_PATH_KEY, readFilePath } from '../links/file-path.ts'
import { type ReadBlock, readBody } from '../markdown/blocks.ts'
import { attachmentPath, isAttachment } from '../markdown/note-link.ts'
import { scanWikiLinks } from '../markdown/wiki-link-syntax.ts'
import { linksOf } from '../markdown/wiki-links.ts'
import { foldKey, slugify } from '../slugs.ts'
import type { CalendarName, Era } from '../universe.ts'
import { sayBodyProblem } from './body-problems.ts'
import { makeFact, type Reading } from './facts.ts'
import { splitSource } from './front-matter.ts'
import { checkSourceText, lineAt } from './limits.ts'
import { readFacts, type Say } from './matter-facts.ts'
import { type MatterValue, readMatter } from './read-matter.ts'
import type { Fact, ParsedArticle, SourceProblem } from './types.ts'
import { findUnreadMatter } from './unread-matter.ts'

/**
 * Everything Canonry reads out of one revision's text. Never throws: what cannot be read is in `problems`.
 * `slugTitle` is the title where the front matter names none.
 */
export function parseArticle(
  source: string,
  options: { slugTitle: string; calendar: CalendarName; eras?: readonly Era[] },
): ParsedArticle {
  const { matter, body, bodyStart, matterStart } = splitSource(source)
  const { entries, problems } = readMatter((matter ?? '').toWellFormed(), matterStart)
  const say: Say = (offset, message, severity = 'warning') =>
    problems.push({ field: 'matter', line: lineAt(source, offset) - 1, message, severity })
  const title = textOf(entries.get('title')) ?? options.slugTitle
  const lang = readLang(entries.get('lang'), say)
  const { calendar, eras = [] } = options
  const reading = { calendar, eras, lang }
  const unread = findUnreadMatter({ matter, body })
  if (unread) problems.push(unread)
  const { blocks, problems: bodyProblems } = readBody(source, bodyStart)
  problems.push(...bodyProblems.map(sayBodyProblem))
  const inMatter = matterLinks(entries)
  const given = textOf(entries.get('subject'))
  return {
    title,
    subject: slugify(given ?? '') || slugify(title),
    givenSubject: given ?? null,
    filePath: readPath(entries.get(FILE_PATH_KEY), say),
    aliases: distinct(['aliases', 'alias'].flatMap((key) => textsOf(entries, key, say))),
    tags: distinct(['tags', 'tag'].flatMap((key) => readTags(entries, key, say))),
    lang,
    facts: [...readFacts(entries, reading, say), ...inlineFacts(blocks, reading)],
    links: [...inMatter.filter(({ title }) => !isAttachment(title)), ...linksOf(blocks)],
    attachments: [
      ...inMatter.flatMap(({ title, start }) => (isAttachment(title) ? [{ path: title, start }] : [])),
      ...blocks.flatMap(attachmentsIn),
    ],
    plainText: blocks.map(({ text }) => text).join('\n\n'),
    coveredText: blocks.map(covered).join('\n\n'),
    bodyStart,
    problems: [...checkSourceText(source).map(inBody(source, bodyStart)), ...problems].sort(byPlace),
  }
}

function inlineFacts(blocks: readonly ReadBlock[], reading: Reading): Fact[] {
  return blocks.flatMap(({ facts }) => facts.map((fact) => makeFact({ ...fact, origin: 'inline' }, reading)))
}

function attachmentsIn({ spans, offsets, start }: ReadBlock): ParsedArticle['attachments'] {
  return spans.flatMap((span) => {
    const path = span.kind === 'embed' ? span.file : span.kind === 'image' ? attachmentPath(span.src) : null
    return path === null ? [] : [{ path, start: offsets[span.start] ?? start }]
  })
}

function covered({ text, spans }: ReadBlock): string {
  let at = 0
  let shown = ''
  for (const { start, end } of spans.filter(({ kind }) => kind === 'spoiler')) {
    if (start < at) continue // inside another
    shown += `${text.slice(at, start)}▒▒▒`
    at = end
  }
  return shown + text.slice(at)
}

function textOf(value: MatterValue | undefined): string | undefined {
  return value?.kind === 'text' ? value.text : undefined
}

type Entries = ReadonlyMap<string, MatterValue>

/** The texts of a list; one text stands for a list of one. */
function textsOf(entries: Entries, key: string, say: Say): string[] {
  const value = entries.get(key)
  const items = value?.kind === 'list' ? value.items : value ? [value] : []
  return items.flatMap((item) => {
    if (item.kind === 'list' || item.kind === 'map')
      say(item.start, `“${key}” is one text, or a list of texts: [one, another].`)
    return textOf(item) ?? []
  })
}

/** Obsidian allows several in one text, parted by commas, and a hash before each. */
function readTags(entries: Entries, key: string, say: Say): string[] {
  const value = entries.get(key)
  const texts = value?.kind === 'text' ? value.text.split(/[,，、،]|\s+(?=#)/u) : textsOf(entries, key, say)
  return texts.map((tag) => tag.trim().replace(/^#/, '').trim()).filter((tag) => tag !== '')
}

function distinct(names: readonly string[]): string[] {
  const seen = new Set<string>()
  return names.filter((name) => {
    const key = foldKey(name)
    return key !== '' && !seen.has(key) && seen.add(key)
  })
}

function readPath(value: MatterValue | undefined, say: Say): string | null {
  if (!value || value.kind === 'none') return null
  const path = value.kind === 'text' ? readFilePath(value.text) : null
  if (path === null) {
    say(value.start, `“${FILE_PATH_KEY}” is where a file stands in its folder, such as People/Anna.md.`)
  }
  return path
}

function readLang(value: MatterValue | undefined, say: Say): string {
  if (value?.kind !== 'text') return 'en'
  try {
    const [lang] = Intl.getCanonicalLocales(value.text)
    if (lang) return lang
  } catch {
    say(value.start, `“${value.text}” is no language tag; write en, th or pt-BR.`)
  }
  return 'en'
}

/** Links in any text of the front matter, in source order. */
function matterLinks(entries: ReadonlyMap<string, MatterValue>): ParsedArticle['links'] {
  return [...entries.values()].flatMap(valueLinks)
}

function valueLinks(value: MatterValue): ParsedArticle['links'] {
  if (value.kind === 'text') return value.text.includes('[[') ? scanWikiLinks(value.text, value.start) : []
  if (value.kind === 'list') return value.items.flatMap(valueLinks)
  return value.kind === 'map' ? matterLinks(value.entries) : []
}

/** What stands in the front matter first, each by its line. */
function byPlace(a: SourceProblem, b: SourceProblem): number {
  return Number(a.field === 'body') - Number(b.field === 'body') || (a.line ?? 0) - (b.line ?? 0)
}

/** Moves a problem of the whole source to the field it stands in. */
function inBody(source: string, bodyStart: number): (problem: SourceProblem) => SourceProblem {
  const linesBefore = lineAt(source, bodyStart) - 1
  return (problem) => {
    if (problem.line === null || bodyStart === 0) return problem
    if (problem.line > linesBefore) return { ...problem, line: problem.line - linesBefore }
    return { ...problem, field: 'matter', line: Math.max(1, problem.line - 1) }
  }
}
