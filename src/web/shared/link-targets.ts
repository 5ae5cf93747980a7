import { articlePath, newArticlePath } from '../../domain/addresses.ts'
import { aimOf } from '../../domain/links/aim.ts'
import type { LinkTarget, WikiLink } from '../../domain/markdown/types.ts'
import type { Universe } from '../../domain/universe.ts'
import type { Viewer } from '../../domain/viewer.ts'
import { linkKey, type ResolvedLink, resolveLinks, universeNamed } from '../../storage/links.ts'
import type { Db } from '../../storage/tables.ts'

/** A text with links: its universe, and where its file stands if it came as one. */
interface LinkingText {
  universe: Universe
  filePath: string | null
}

/** Where the links of a text lead, for the renderer; the queries are made once for all of them. */
export async function linkTargets(
  db: Db,
  viewer: Viewer,
  text: LinkingText & { links: readonly WikiLink[] },
  universes: readonly Universe[],
): Promise<(link: WikiLink) => LinkTarget> {
  const [resolved] = await resolveLinks(db, viewer, universes, [text])
  return targetsIn(resolved ?? new Map(), text, universes)
}

/** The same where the links were resolved already. */
export function targetsIn(
  resolved: ReadonlyMap<string, ResolvedLink | null>,
  { universe, filePath }: LinkingText,
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
    const { name } = aimOf(link, filePath)
    const title = meant ? name : `${link.universe}: ${name}`
    return { kind: 'missing', href: newArticlePath((meant ?? universe).slug, title) }
  }
}
