import { isToldApart, titlesApart } from '../../domain/import/titles-apart.ts'
import { FILE_PATH_KEY, folderOf, readFilePath } from '../../domain/links/file-path.ts'
import { foldKey, slugify } from '../../domain/slugs.ts'
import { setFrontMatter } from '../../domain/source/front-matter.ts'
import { saidKeys } from '../../domain/source/given-keys.ts'
import type { Universe } from '../../domain/universe.ts'
import type { Viewer } from '../../domain/viewer.ts'
import { type Article, type FiledArticle, findArticleAt } from '../../storage/articles.ts'
import { findLastImport } from '../../storage/revisions.ts'
import type { Db } from '../../storage/tables.ts'

/** A file that was read, looking for its article. */
export interface FoundFile {
  /** As the user named it. */
  path: string
  /** Where it stands among the others; null where that is not known. */
  filePath: string | null
  title: string
  source: string
}

/** The article that a file is of. */
export interface FileMatch {
  /** The slug of the article that is there already; null for a new one. */
  slug: string | null
  /** What it is called: the file's own title, or that told apart from another's. */
  title: string
  /** The file or article that has the title the file says; null where it is free. */
  sharedWith: string | null
  /** Whether nothing tells the two apart, so that the file cannot be taken. */
  clashes: boolean
}

/**
 * Which article each file is of, before any of them is written: the one whose file stood at its path, else the one of its
 * title, if that is not another file's. Two files of one title in two folders get titles that tell them apart, the
 * shortest path keeps it. `known` are the universe's articles that came as files.
 */
export async function matchFiles(
  db: Db,
  viewer: Viewer,
  universe: Universe,
  known: readonly FiledArticle[],
  files: readonly FoundFile[],
): Promise<Map<FoundFile, FileMatch>> {
  const matcher = new Matcher(db, viewer, universe, files)
  // The shortest path first: it is what Obsidian takes a bare name for.
  const order = files.toSorted((a, b) => depth(a) - depth(b) || (a.path < b.path ? -1 : 1))
  const byPath = new Map(known.toReversed().map((each) => [each.filePath, each]))
  const byKey = new Map(known.toReversed().map((each) => [foldKey(each.filePath), each]))
  const rest: FoundFile[] = []
  for (const file of order) {
    const path = file.filePath ?? ''
    const article = byPath.get(path) ?? matcher.unlessInRun(byKey.get(foldKey(path)))
    if (!(article && (await matcher.goOn(file, article)))) rest.push(file)
  }
  for (const file of rest) await matcher.match(file)
  return matcher.matches
}

class Matcher {
  readonly matches = new Map<FoundFile, FileMatch>()
  /** Files by the slugs of their articles. */
  private readonly claimed = new Map<string, FoundFile>()
  private readonly paths: ReadonlySet<string | null>
  private readonly db: Db
  private readonly viewer: Viewer
  private readonly universe: Universe

  constructor(db: Db, viewer: Viewer, universe: Universe, files: readonly FoundFile[]) {
    this.db = db
    this.viewer = viewer
    this.universe = universe
    this.paths = new Set(files.map(({ filePath }) => filePath))
  }

  /** The article of a path that differs in case or form alone, unless a file of its very path comes too. */
  unlessInRun(article: FiledArticle | undefined): FiledArticle | undefined {
    return article && !this.paths.has(article.filePath) ? article : undefined
  }

  /** The article whose file stood at this path; false where another file has it already. */
  async goOn(file: FoundFile, { slug, id }: FiledArticle): Promise<boolean> {
    if (this.claimed.has(slug)) return false
    const title = slugify(file.title) === slug ? file.title : await this.titleBefore(file, id)
    this.take(file, { slug, title, sharedWith: null }, slug)
    return true
  }

  async match(file: FoundFile): Promise<void> {
    const { title } = file
    const slug = slugify(title)
    const standing = await this.standsAt(slug)
    if (standing && !this.claimed.has(standing.slug) && (await this.isOf(standing, file))) {
      this.take(file, { slug: standing.slug, title, sharedWith: null }, standing.slug, slug)
      return
    }
    const other = this.claimed.get(slug)
    if (!other && standing?.slug !== slug) {
      this.take(file, { slug: null, title, sharedWith: null }, slug)
      return
    }
    const sharedWith = other?.path ?? saidKeys(standing?.text ?? '').filePath ?? `an article here`
    if (other && folderOf(other.filePath).join('/') === folderOf(file.filePath).join('/')) {
      this.matches.set(file, { slug: null, title, sharedWith, clashes: true })
      return
    }
    for (const apart of titlesApart(title, file.filePath)) {
      const free = slugify(apart)
      if (this.claimed.has(free)) continue
      const there = await this.standsAt(free)
      if (there?.slug === free && !(await this.isOf(there, file))) continue
      this.take(file, { slug: there?.slug === free ? free : null, title: apart, sharedWith }, free)
      return
    }
    this.matches.set(file, { slug: null, title, sharedWith, clashes: true })
  }

  private take(file: FoundFile, match: Omit<FileMatch, 'clashes'>, ...slugs: string[]): void {
    for (const slug of slugs) this.claimed.set(slug, file)
    this.matches.set(file, { ...match, clashes: false })
  }

  private standsAt(slug: string): Promise<Article | undefined> {
    return findArticleAt(this.db, this.viewer, { universe: this.universe.slug, slug })
  }

  /** The file's title, or what it was told apart by when it came before. */
  private async titleBefore({ title, filePath }: FoundFile, articleId: number): Promise<string> {
    const last = await findLastImport(this.db, this.viewer, articleId)
    const before = last && saidKeys(last.text).title
    return before !== undefined && isToldApart(before, title, filePath) ? before : title
  }

  /**
   * Whether an article of the file's title is of this very file: nothing says of which file it is, unless it had that
   * title once and never came as a file; the file came with
   * fewer or more of its folders before; or it was given another name in its folder, or moved as it is.
   */
  private async isOf(article: Article, { filePath, source, title }: FoundFile): Promise<boolean> {
    const path = readFilePath(saidKeys(article.text).filePath ?? '')
    if (path === null && article.slug !== slugify(title)) return this.wasImported(article)
    if (path === null || filePath === null) return true
    if (path === filePath) return true
    if (this.paths.has(path)) return false
    if (path.endsWith(`/${filePath}`) || filePath.endsWith(`/${path}`)) return true
    if (folderOf(path).join('/') === folderOf(filePath).join('/')) return true
    const last = await findLastImport(this.db, this.viewer, article.id)
    return last !== undefined && withoutPath(last.text) === withoutPath(source)
  }

  private async wasImported({ id }: Article): Promise<boolean> {
    return (await findLastImport(this.db, this.viewer, id)) !== undefined
  }
}

/** A source but for where its file stands. */
export function withoutPath(source: string): string {
  return setFrontMatter(source, { [FILE_PATH_KEY]: undefined })
}

function depth({ filePath, path }: FoundFile): number {
  return (filePath ?? path).split('/').length * 1_000 + (filePath ?? path).length
}
