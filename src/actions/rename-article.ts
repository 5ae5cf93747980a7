import { slugify } from '../domain/slugs.ts'
import { setFrontMatter } from '../domain/source/front-matter.ts'
import { AppError } from '../errors.ts'
import { getArticleState } from '../storage/article-state.ts'
import type { Revision } from '../storage/revisions.ts'
import type { Db } from '../storage/tables.ts'
import { type Actor, requireEditor } from './actor.ts'
import { requireLive } from './lib/article-state.ts'
import { findFirstTry, landRevision, requireFreeAddress } from './lib/land-revision.ts'
import { parseKept, readSource, readSummary } from './lib/read-source.ts'
import { prepareRevision } from './lib/write-revision.ts'

export interface RenameArticleInput {
  articleId: number
  title: string
  summary?: string
  editId: string
}

/** `unchanged` where it has this title and address already; nothing was written then. */
type Renamed = { status: 'saved'; revision: Revision } | { status: 'unchanged'; revision: null }

/**
 * Gives an article another title and the address made of it. The old address leads to the new one, links by the old
 * title keep working, and its subject stays what it was.
 * @throws AppError invalid (fields `title`, `summary`), conflict when the address is taken or it was deleted,
 * not_found, forbidden or unauthorized.
 */
export async function renameArticle(db: Db, actor: Actor, input: RenameArticleInput): Promise<Renamed> {
  requireEditor(actor)
  const title = input.title.trim()
  const landed = await landRevision<Renamed>(db, actor, async () => {
    const { articleId, editId } = input
    const first = await findFirstTry(
      db,
      actor,
      editId,
      (each) => each.articleId === articleId && each.kind === 'rename' && each.title === title,
    )
    if (first) return { instead: { status: 'saved', revision: first } }
    const before = await getArticleState(db, actor.viewer, articleId)
    requireLive(before)
    requireReadable(before)
    const { universe, subject } = before
    const { text, parsed } = readSource(withTitle(before.text, title, subject, universe), { title, universe })
    const slug = slugify(parsed.title)
    if (text === before.text && slug === before.slug) {
      return { instead: { status: 'unchanged', revision: null } }
    }
    await requireFreeAddress(db, actor, { universe, slug, exceptId: before.id })
    return {
      revision: prepareRevision({
        before,
        universe,
        kind: 'rename',
        slug,
        text,
        parsed,
        basedOn: before.revision,
        editId,
        summary: readSummary(input.summary),
      }),
    }
  })
  return 'instead' in landed ? landed.instead : { status: 'saved', revision: landed.revision }
}

/** What an older version let in and nobody can read has no place where a title could be set. */
function requireReadable(before: Parameters<typeof parseKept>[0]): void {
  const unread = parseKept(before).problems.find(({ severity }) => severity === 'error')
  if (!unread) return
  const field = unread.field === 'body' ? 'text' : 'facts and details'
  const where = unread.line === null ? `Its ${field}` : `Line ${unread.line} of its ${field}`
  const message = `${where} must be mended first. Edit the article: ${unread.message}`
  throw new AppError('invalid', message, { fields: { title: message } })
}

/** A subject that was only implied by the old title is written down, or the rename would make another one of it. */
function withTitle(
  text: string,
  title: string,
  subject: string,
  universe: Parameters<typeof readSource>[1]['universe'],
): string {
  const renamed = setFrontMatter(text, { title: title === '' ? undefined : title })
  const same = readSource(renamed, { title, universe }).parsed.subject === subject
  return same ? renamed : setFrontMatter(renamed, { subject })
}
