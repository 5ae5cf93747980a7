import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { Command } from 'commander'
import { exportPaths } from '../domain/export/file-names.ts'
import { FILE_PATH_KEY } from '../domain/links/file-path.ts'
import { setFrontMatter } from '../domain/source/front-matter.ts'
import { withGivenKeys } from '../domain/source/given-keys.ts'
import type { Viewer } from '../domain/viewer.ts'
import { AppError } from '../errors.ts'
import { type ArticleHead, findArticles, listArticles, listFiled } from '../storage/articles.ts'
import { makeFolder } from '../storage/make-folder.ts'
import type { Db } from '../storage/tables.ts'
import { getUniverse } from '../storage/universes.ts'
import { type Cli, printJson, withWiki } from './cli.ts'
import { onOneLine } from './printable.ts'
import { obstacleTo, writeBelow } from './write-below.ts'

/** Texts held in memory at once. */
const batch = 200
const mostObstaclesTold = 10

/** What was written. */
interface Exported {
  folder: string
  files: string[]
  /** Files that stand elsewhere than they came from, because their names fit no disk or another's stands there. */
  moved: { from: string; to: string }[]
  /** Titles of articles that were renamed or deleted while this ran, and are not among the files. */
  missed: string[]
}

/** `canonry export`: every article of a universe as the Markdown that `canonry import` takes back. */
export function exportCommand(cli: Cli): Command {
  return new Command('export')
    .description(
      "write a universe's articles into a folder, each where its file came from or under its title",
    )
    .argument('<folder>', 'made where it is missing')
    .requiredOption('--universe <slug>', 'which universe')
    .option('--overwrite', 'write into a folder that has files, replacing those of the same names')
    .option('--json', 'print JSON')
    .action(
      async (
        folder: string,
        options: { universe: string; overwrite?: boolean; json?: boolean },
        command: Command,
      ) => {
        const target = resolve(folder)
        makeFolder(target, 0o777)
        if (!options.overwrite && readdirSync(target).length > 0) {
          throw new AppError('conflict', `${target} is not empty. Choose another folder, or add --overwrite.`)
        }
        const exported = await withWiki(cli, command, async ({ db }, { viewer }) => {
          const universe = await getUniverse(db, viewer, options.universe)
          return writeArticles(cli, db, viewer, { universeId: universe.id, target })
        })
        if (options.json) printJson(cli, exported)
        else report(cli, exported)
        if (exported.missed.length > 0) cli.status = 1
      },
    )
}

async function writeArticles(
  cli: Cli,
  db: Db,
  viewer: Viewer,
  { universeId, target }: { universeId: number; target: string },
): Promise<Exported> {
  const heads = await listAll(db, viewer, universeId)
  const filed = new Map((await listFiled(db, viewer, universeId)).map(({ id, filePath }) => [id, filePath]))
  const paths = exportPaths(heads.map(({ id, title }) => ({ id, title, filePath: filed.get(id) ?? null })))
  requireFree(target, [...paths.values()])
  const done: Exported = { folder: target, files: [], moved: [], missed: [] }
  for (let start = 0; start < heads.length; start += batch) {
    const some = heads.slice(start, start + batch)
    const articles = await findArticles(db, viewer, some)
    for (const [index, head] of some.entries()) {
      const article = articles[index]
      const to = paths.get(head.id)
      if (!to || article?.id !== head.id) {
        done.missed.push(head.title)
        continue
      }
      const from = filed.get(head.id)
      // Where a file stands says where it stands: another program would not know the line.
      const text = from === to ? setFrontMatter(article.text, { [FILE_PATH_KEY]: undefined }) : article.text
      // A file's name does not say a title to the letter.
      writeBelow(target, to, withGivenKeys(text, { title: article.title }))
      if (from !== undefined && from !== to) done.moved.push({ from, to })
      done.files.push(to)
    }
    cli.progress(`${done.files.length} written`)
  }
  return done
}

async function listAll(db: Db, viewer: Viewer, universeId: number): Promise<ArticleHead[]> {
  const all: ArticleHead[] = []
  for (let heads = await page(undefined); heads.length > 0; heads = await page(all.at(-1))) all.push(...heads)
  return all

  function page(after: ArticleHead | undefined): Promise<ArticleHead[]> {
    return listArticles(db, viewer, { universeId, limit: 2_000, after })
  }
}

/** @throws AppError conflict before anything is written, where some of it could not be. */
function requireFree(target: string, paths: readonly string[]): void {
  const obstacles = [...new Set(paths.flatMap((path) => obstacleTo(target, path) ?? []))]
  if (obstacles.length === 0) return
  const told = obstacles.slice(0, mostObstaclesTold).map(onOneLine).join('\n')
  throw new AppError('conflict', `Nothing was written. Take these away, or choose another folder:\n${told}`)
}

function report(cli: Cli, { folder, files, moved, missed }: Exported): void {
  for (const { from, to } of moved) cli.out(`${onOneLine(from)} is written as ${onOneLine(to)}\n`)
  for (const title of missed)
    cli.out(`${onOneLine(title)} was renamed or deleted meanwhile, and is not written: export again\n`)
  cli.out(`Wrote ${files.length} articles to ${onOneLine(folder)}\n`)
}
