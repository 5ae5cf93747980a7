import { articlePath, newArticlePath } from '../../domain/addresses.ts'
import type { LinkTarget, WikiLink } from '../../domain/markdown/types.ts'
import type { Universe } from '../../domain/universe.ts'
import type { Viewer } from '../../domain/viewer.ts'
import { linkKey, type ResolvedLink, resolveLinks, universeNamed } from '../../storage/links.ts'
import type { Db } from '../../storage/tables.ts'

/** Where wiki links of a text in `universe` lead, for the renderer; the queries are made once for all of them. */
export async function linkTargets(
  db: Db,
  viewer: Viewer,
  universe: Universe,
  universes: readonly Universe[],
  links: readonly WikiLink[],
): Promise<(link: WikiLink) => LinkTarget> {
  const [resolved] = await resolveLinks(db, viewer, universes, [{ universe, links }])
  return targetsIn(resolved ?? new Map(), universe, universes)
}

/** The same where the links were resolved already. */
export function targetsIn(
  resolved: ReadonlyMap<string, ResolvedLink | null>,
  universe: Universe,
  universes: readonly Universe[],
): (link: WikiLink) => LinkTarget {
  return (link) => {
    const found = resolved.get(linkKey(link))
    if (found) {
      const elsewhere = universes.find(({ slug }) => slug === found.universe && slug !== universe.slug)
      return {
        kind: 'article',
        href: articlePath(found.universe, found.slug),
        title: found.title,
        badge: elsewhere?.name ?? null,
      }
    }
    const meant = link.universe === null ? universe : universeNamed(universes, link.universe)
    const title = meant ? link.title : `${link.universe}: ${link.title}`
    return { kind: 'missing', href: newArticlePath((meant ?? universe).slug, title) }
  }
}
