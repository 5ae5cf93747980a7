import { createHash } from 'node:crypto'
import { articlePath, feedPath, revisionPath, universePath } from '../../domain/addresses.ts'
import type { Universe } from '../../domain/universe.ts'
import type { RevisionHead } from '../../storage/revisions.ts'
import { wholeAddress } from '../shared/base-path.ts'
import { revisionKindWords } from '../shared/revision-words.ts'

/** As many changes as a feed holds: a reader that asks once a day misses none of an ordinary wiki's. */
export const feedLength = 50

/** A change, with its article where it stands today. */
export interface FeedChange extends RevisionHead {
  universeId: number
  articleSlug: string
}

/** What a feed is about: the site, one universe, or one article of it. */
export interface FeedOf {
  siteName: string
  /** Everything the viewer may see, for the names of the changes' universes. */
  universes: readonly Universe[]
  universe?: Universe | undefined
  article?: { slug: string; title: string } | undefined
}

/**
 * An Atom feed (RFC 4287) of changes, newest first. Where the site's address is not known, links are references
 * relative to wherever the feed was fetched: a Host header that somebody made up must not reach another reader by the
 * page cache.
 */
export function feedPage(of: FeedOf, changes: readonly FeedChange[], baseUrl: URL | null) {
  const { siteName, universes, universe, article } = of
  const address = (path: string) => (baseUrl ? wholeAddress(path, baseUrl) : path)
  const about = article
    ? articlePath(universe?.slug ?? '', article.slug)
    : universe
      ? universePath(universe.slug)
      : '/recent'
  const self = feedPath(about)
  const names = [article?.title, universe?.name, siteName].filter((name) => name !== undefined)
  return {
    id: baseUrl ? address(self) : uuid(self),
    title: xmlText(`${names.join(' · ')}: changes`),
    // A feed opens no page on which a universe's content notice could come first, so it carries the notice itself.
    subtitle: xmlText(universe?.notice ?? ''),
    selfHref: address(self),
    pageHref: address(article ? `${about}/history` : about),
    // Of nothing yet, nothing has ever changed.
    updated: changes[0]?.createdAt ?? '1970-01-01T00:00:00.000Z',
    entries: changes.flatMap((change) => {
      const where = universes.find(({ id }) => id === change.universeId)
      return where ? entryOf(change, where, universe, address) : []
    }),
  }
}

function entryOf(
  change: FeedChange,
  where: Universe,
  feedOf: Universe | undefined,
  address: (path: string) => string,
) {
  const { articleId, number, createdAt, hash, kind, summary, delta } = change
  const size = `${delta < 0 ? '−' : '+'}${Math.abs(delta).toLocaleString('en')} bytes`
  return {
    id: uuid(`${articleId}/${number} ${createdAt} ${hash}`),
    title: xmlText(feedOf ? change.title : `${change.title} (${where.name})`),
    href: address(revisionPath(where.slug, change.articleSlug, number)),
    updated: createdAt,
    author: xmlText(change.authorName),
    universe: where.slug,
    summary: xmlText([revisionKindWords[kind] ?? 'edited', summary, size].filter(Boolean).join(' · ')),
  }
}

/** A name that stays with what it names on whatever address the site is reached. */
function uuid(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex')
  // Version 8, variant 10: made as the maker likes (RFC 9562).
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ]
  return `urn:uuid:${parts.join('-')}`
}

/** Without what XML 1.0 cannot hold, escaped or not. */
function xmlText(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
}
