import type { FastifyRequest } from 'fastify'
import { comparePath } from '../../domain/addresses.ts'
import { AppError } from '../../errors.ts'
import { type Article, type ArticleHead, listCounterparts } from '../../storage/articles.ts'
import { nearestSubjects } from '../../storage/nearest.ts'
import { loadCounterparts, loadSelected } from './load.ts'
import { MOST_COLUMNS, readSelector, type Selector, writeSelector } from './schema.ts'

/** The articles that an address asks to see side by side. */
export interface Choice {
  articles: Article[]
  /** Columns asked for that are not there. */
  missing: Selector[]
  /** Every telling there is of the base's subject. */
  counterparts: ArticleHead[]
  /** The address that asks for the same again, without how it is shown and how years are counted. */
  address: string
}

/**
 * Any two articles, whatever their subjects. Throws not_found for one that isn't there, invalid for a malformed name, with
 * the field (`left`, `right`) that it stands in.
 */
export async function chooseTwo(request: FastifyRequest, left: string, right: string): Promise<Choice> {
  const [a, b] = [left, right].map(readSelector)
  if (!a?.article || !b?.article) {
    const message = 'Name both articles as universe/title, for instance history/leon-trotsky.'
    const fields = { ...(a?.article ? {} : { left: message }), ...(b?.article ? {} : { right: message }) }
    throw new AppError('invalid', message, { fields })
  }
  const { articles, missing } = await loadSelected(request.server.db, request.viewer, [a, b], [])
  if (missing[0]) {
    const { message, suggestions } = await missingArticle(request, missing[0].article ?? '', missing[0])
    const fields = Object.fromEntries(missing.map((each) => [each === a ? 'left' : 'right', message]))
    throw new AppError('not_found', message, { suggestions, fields })
  }
  const address = `/compare?${new URLSearchParams({ left: writeSelector(a), right: writeSelector(b) })}`
  const counterparts = await listCounterparts(request.server.db, request.viewer, articles[0]?.subject ?? '')
  return { articles, missing, counterparts, address }
}

/**
 * The tellings of a subject, with its slug: those that `wanted` names (`history,timeline@12`), else one a universe. May be one or
 * none: then there is nothing to compare yet. Throws not_found and invalid with what to do instead.
 */
export async function chooseTellings(
  request: FastifyRequest,
  slug: string,
  { wanted, lang }: { wanted?: string | undefined; lang?: string | undefined },
): Promise<Choice & { subject: string }> {
  const { server, viewer, settings } = request
  const selectors = readSelectors(wanted)
  const counterparts = await listCounterparts(server.db, viewer, slug)
  const [first] = counterparts
  if (!first) throw await missingSubject(request, slug)
  const { subject } = first
  const { defaultUniverse } = settings
  const { articles, missing } = selectors.length
    ? await loadSelected(server.db, viewer, selectors, counterparts, lang)
    : {
        articles: await loadCounterparts(server.db, viewer, counterparts, { defaultUniverse, lang }),
        missing: [],
      }
  if (missing[0] && articles.length < 2) throw await missingArticle(request, first.title, missing[0])
  const query = new URLSearchParams({ ...(wanted ? { in: wanted } : {}), ...(lang ? { lang } : {}) })
  return {
    subject,
    articles,
    missing,
    counterparts,
    address: `${comparePath(subject)}${query.size ? `?${query}` : ''}`,
  }
}

/** Reads `in`. Throws invalid with what to write instead. */
function readSelectors(wanted: string | undefined): Selector[] {
  const written = (wanted ?? '').split(',').filter((part) => part.trim() !== '')
  if (written.length > MOST_COLUMNS) {
    throw new AppError(
      'invalid',
      `At most ${MOST_COLUMNS} tellings fit side by side. Take some out of the address.`,
    )
  }
  return written.map((part) => {
    const selector = readSelector(part)
    if (selector) return selector
    throw new AppError(
      'invalid',
      `“${part}” names no column. Write a universe, as in ?in=history,timeline@12.`,
    )
  })
}

async function missingSubject(request: FastifyRequest, asked: string): Promise<AppError> {
  const suggestions = await comparable(request, asked)
  return new AppError('not_found', `There is no subject called “${asked}”.`, { suggestions })
}

async function missingArticle(request: FastifyRequest, asked: string, selector: Selector): Promise<AppError> {
  const message = `There is no article at ${writeSelector(selector)}. It may have been renamed, or that revision never was.`
  return new AppError('not_found', message, { suggestions: await comparable(request, asked) })
}

/** The subjects with the nearest names, as comparisons; namesakes are told apart by their slugs. */
async function comparable({ server, viewer }: FastifyRequest, asked: string) {
  const nearest = await nearestSubjects(server.db, viewer, asked)
  const isNamesake = (title: string) => nearest.filter((each) => each.title === title).length > 1
  return nearest.map(({ slug, title }) => ({
    label: isNamesake(title) ? `${title} (${slug})` : title,
    href: comparePath(slug),
  }))
}
