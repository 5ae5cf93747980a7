import type { FileLink } from '../../domain/import/file-links.ts'
import { aimOf } from '../../domain/links/aim.ts'
import { namesOf } from '../../domain/links/article-names.ts'
import { chooseArticle, type NamedArticle } from '../../domain/links/choose-article.ts'
import { nameKey } from '../../domain/slugs.ts'
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
  const written = new Map<string, NamedArticle[]>()
  files.forEach((file, articleId) => {
    for (const { name_key: key, rank } of namesOf(file, [])) {
      const others = written.get(key) ?? []
      others.push({ articleId, ...file, key, rank })
      written.set(key, others)
    }
  })
  const isWritten = (link: FileLink, filePath: string | null) => {
    const { universe, ...aim } = aimOf(link, filePath)
    const name = universe === null ? aim.name : `${universe}: ${aim.name}`
    const key = nameKey(name)
    const named = [...new Set([nameKey(aim.near ?? name), key])].flatMap((each) => written.get(each) ?? [])
    return chooseArticle({ ...aim, name, key }, named) !== undefined
  }
  return files.map(({ links, filePath }, index) =>
    links
      .filter((link) => !resolved[index]?.get(linkKey(link)) && !isWritten(link, filePath))
      .map(({ line, written }) => ({ line, link: written })),
  )
}
