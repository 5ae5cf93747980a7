import { tagPath } from '../../domain/addresses.ts'
import { renderMarkdown } from '../../domain/markdown/render.ts'
import type { SafeHtml, TocEntry } from '../../domain/markdown/types.ts'
import { parseArticle } from '../../domain/source/parse-article.ts'
import { erasOf, type Universe } from '../../domain/universe.ts'
import type { Viewer } from '../../domain/viewer.ts'
import type { Db } from '../../storage/tables.ts'
import { commonAxis, type FactEntry, factEntries } from './fact-words.ts'
import { linkTargets } from './link-targets.ts'
import { type RemarkView, remarkViews } from './remark-views.ts'

/** An article's text as a page shows it, whether it is saved or being previewed. */
export interface RenderedArticle {
  title: string
  html: SafeHtml
  /** Empty where the headings are too few for a table of contents to help. */
  toc: TocEntry[]
  facts: FactEntry[]
  /** How many headings, facts and tags there are beyond these: a longer list helps nobody and holds up everybody. */
  leftOut: { headings: number; facts: number; tags: number }
  tags: { name: string; href: string }[]
  lang: string
  /** What a writer should know of it. */
  remarks: RemarkView[]
  /** True where the article has no text at all, only facts or nothing. */
  empty: boolean
}

const fewestHeadings = 3
const mostHeadings = 1_000
const mostFacts = 1_000
const mostTags = 200

/** Reads and renders a source in its universe; one query for all of its links. `title` is used where it names none. */
export async function renderArticle(
  db: Db,
  viewer: Viewer,
  { universe, universes }: { universe: Universe; universes: readonly Universe[] },
  source: string,
  title: string,
): Promise<RenderedArticle> {
  const parsed = parseArticle(source, {
    slugTitle: title,
    calendar: universe.calendar,
    eras: erasOf(universe),
  })
  const body = source.slice(parsed.bodyStart)
  const resolveLink = await linkTargets(db, viewer, { ...parsed, universe }, universes)
  const { html, toc } = renderMarkdown(body, { resolveLink })
  const facts = parsed.facts.filter(({ origin }) => origin !== 'text')
  const axis = commonAxis(universe, universes, parsed.lang)
  return {
    title: parsed.title,
    html,
    toc: toc.length < fewestHeadings ? [] : toc.slice(0, mostHeadings),
    facts: factEntries(facts.slice(0, mostFacts), axis, resolveLink),
    leftOut: {
      headings: Math.max(0, toc.length - mostHeadings),
      facts: Math.max(0, facts.length - mostFacts),
      tags: Math.max(0, parsed.tags.length - mostTags),
    },
    tags: parsed.tags.slice(0, mostTags).map((name) => ({ name, href: tagPath(name) })),
    lang: parsed.lang,
    remarks: remarkViews(parsed.problems),
    empty: html.trim() === '',
  }
}
