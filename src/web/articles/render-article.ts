import { tagPath } from '../../domain/addresses.ts'
import { renderMarkdown } from '../../domain/markdown/render.ts'
import type { SafeHtml, TocEntry } from '../../domain/markdown/types.ts'
import { parseArticle } from '../../domain/source/parse-article.ts'
import type { ParsedArticle } from '../../domain/source/types.ts'
import type { Viewer } from '../../domain/viewer.ts'
import type { Db } from '../../storage/tables.ts'
import { linkTargets } from '../shared/link-targets.ts'
import { commonAxis, type FactEntry, factEntries } from './fact-words.ts'
import type { Place } from './find-place.ts'

/** An article's text as a page shows it, whether it is saved or being previewed. */
export interface RenderedArticle {
  parsed: ParsedArticle
  html: SafeHtml
  /** Empty where the headings are too few for a table of contents to help. */
  toc: TocEntry[]
  facts: FactEntry[]
  tags: { name: string; href: string }[]
  lang: string
  /** True where the article has no text at all, only facts or nothing. */
  empty: boolean
}

const fewestHeadings = 3

/** Reads and renders a source in its universe; one query for all of its links. `title` is used where it names none. */
export async function renderArticle(
  db: Db,
  viewer: Viewer,
  place: Place,
  source: string,
  title: string,
): Promise<RenderedArticle> {
  const { universe, universes } = place
  const parsed = parseArticle(source, { slugTitle: title, calendar: universe.calendar, eras: universe.eras })
  const body = source.slice(parsed.bodyStart)
  const resolveLink = await linkTargets(db, viewer, universe, universes, parsed.links)
  const { html, toc } = renderMarkdown(body, { resolveLink })
  return {
    parsed,
    html,
    toc: toc.length < fewestHeadings ? [] : toc,
    facts: factEntries(
      parsed.facts.filter(({ origin }) => origin !== 'text'),
      commonAxis(universe, universes, parsed.lang),
      resolveLink,
    ),
    tags: parsed.tags.map((name) => ({ name, href: tagPath(name) })),
    lang: parsed.lang,
    empty: body.trim() === '',
  }
}
