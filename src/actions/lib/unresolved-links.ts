import type { FileLink } from '../../domain/import/file-links.ts'
import { aimOf } from '../../domain/links/aim.ts'
import { namesOf } from '../../domain/links/article-names.ts'
import { foldKey } from '../../domain/slugs.ts'
import type { Universe } from '../../domain/universe.ts'
import type { Viewer } from '../../domain/viewer.ts'
import { linkKey, resolveLinks } from '../../storage/links.ts'
import type { Db } from '../../storage/tables.ts'
import { listUniverses } from '../../storage/universes.ts'

/** A link that leads to no article. */
export interface UnresolvedLink {
  /** 1-based line of the file. */
  line: number
  /** As it is written there. */
  link: string
}

/** An article of an import: what it is called, and what it links to. */
export interface LinkingFile {
  title: string
  aliases: readonly string[]
  filePath: string | null
  links: readonly FileLink[]
}

/** The links of each file that lead neither to an article of the wiki nor to one of these files, once all are in. */
export async function findUnresolved(
  db: Db,
  viewer: Viewer,
  universe: Universe,
  files: readonly LinkingFile[],
): Promise<UnresolvedLink[][]> {
  const texts = files.map(({ links, filePath }) => ({ universe, links, filePath }))
  const resolved = await resolveLinks(db, viewer, await listUniverses(db, viewer), texts)
  // Nothing is written in a dry run: what would be there is there.
  const names = new Set(files.flatMap((file) => namesOf(file, []).map(({ name_key }) => name_key)))
  return files.map(({ links, filePath }, index) =>
    links
      .filter(
        (link) =>
          !resolved[index]?.get(linkKey(link)) && !meant(link, filePath).some((key) => names.has(key)),
      )
      .map(({ line, written }) => ({ line, link: written })),
  )
}

/** The names that a link may mean in its own universe. */
function meant(link: FileLink, filePath: string | null): string[] {
  const { universe, name, key } = aimOf(link, filePath)
  return universe === null ? [key] : [foldKey(`${universe}:${name}`), foldKey(`${universe}: ${name}`)]
}
