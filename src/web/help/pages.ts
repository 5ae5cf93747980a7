import { readCanonDate } from '../../domain/dates/canon-date.ts'
import { formatEdtf } from '../../domain/dates/edtf.ts'
import { eraWords } from '../../domain/dates/era-lines.ts'
import { languageCodes, smallLanguageCodes } from '../../domain/dates/languages.ts'
import { plainWords } from '../../domain/markdown/plain-words.ts'
import { renderMarkdown } from '../../domain/markdown/render.ts'
import type { LinkTarget, WikiLink } from '../../domain/markdown/types.ts'
import { parseArticle } from '../../domain/source/parse-article.ts'
import type { Page } from '../shared/page.ts'
import { articleExample, dateExamples, type Example, linkExamples, textExamples } from './examples.ts'

/** The help page: every example goes through the same code that articles do, so it cannot promise too much. */
export function helpPage(): Page & Record<string, unknown> {
  return {
    title: 'How to write and compare',
    section: 'help',
    textExamples: textExamples.map(rendered),
    linkExamples: linkExamples.map(rendered),
    dateExamples: dateExamples.map((text) => {
      const { edtf } = readCanonDate(text, { calendar: 'gregorian', lang: 'en' })
      return { text, edtf, words: edtf ? formatEdtf(edtf) : null }
    }),
    dateLanguages: { full: namesOf(languageCodes), small: namesOf(smallLanguageCodes) },
    eraExample: eraExample(),
    articleExample,
    facts: parseArticle(articleExample, { slugTitle: '', calendar: 'gregorian' }).facts.map((fact) => ({
      property: fact.property,
      value: plainWords(fact.value),
      read: [
        fact.date?.edtf ? `the date ${formatEdtf(fact.date.edtf)}` : '',
        fact.from || fact.until
          ? `held ${[fact.from?.text, fact.until?.text].filter(Boolean).join(' to ')}`
          : '',
        fact.source ? `by ${plainWords(fact.source)}` : '',
      ]
        .filter(Boolean)
        .join(', '),
    })),
    keys,
  }
}

/** Languages by their English names, as a list for reading. */
function namesOf(codes: readonly string[]): string {
  const names = new Intl.DisplayNames('en', { type: 'language' })
  const known = [...new Set(codes.map((code) => names.of(code) ?? code))].sort()
  return new Intl.ListFormat('en').format(known)
}

/** A year in an era of a universe's own, and the line of its settings that makes it one. */
function eraExample(): { line: string; text: string; edtf: string | null } {
  const era = { name: 'BBY', direction: 'down', zero: 0 } as const
  const text = '5 March 12 BBY'
  const { edtf } = readCanonDate(text, { calendar: 'gregorian', lang: 'en', eras: [era] })
  return { line: eraWords(era), text, edtf }
}

const keys = [
  ['/', 'search'],
  ['e', 'edit the article'],
  ['c', 'compare the article'],
  ['[ and ]', 'previous and next difference'],
  ['Ctrl+S', 'save (⌘S on a Mac)'],
  ['?', 'this list'],
].map(([key, what]) => ({ key, what }))

function rendered({ what, source }: Example, index: number) {
  return {
    what,
    source,
    html: renderMarkdown(source, { resolveLink: demoTarget, idPrefix: `example-${index}-` }).html,
  }
}

/** The examples' links lead nowhere but here. */
function demoTarget({ title, universe }: WikiLink): LinkTarget {
  const href = '/help'
  if (universe) return { kind: 'article', href, title, badge: 'History' }
  return /petrovgrad/i.test(title) ? { kind: 'article', href, title, badge: null } : { kind: 'missing', href }
}
