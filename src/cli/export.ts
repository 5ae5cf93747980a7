import { readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import type { Viewer } from '../domain/viewer.ts'
import { AppError } from '../errors.ts'
import { type Article, findArticles, listArticles } from '../storage/articles.ts'
import { makeFolder } from '../storage/make-folder.ts'
import type { Db } from '../storage/tables.ts'
import { getUniverse } from '../storage/universes.ts'
import { type Cli, printJson, withWiki } from './cli.ts'

/** Texts held in memory at once. */
const batch = 200

/** `canonry export`: every article of a universe as the Markdown that `canonry import` takes back. */
export function exportCommand(cli: Cli): Command {
  return new Command('export')
    .description("write a universe's articles into a folder, one Markdown file each")
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
        const files: string[] = []
        await withWiki(cli, command, async ({ db }, { viewer }) => {
          const universe = await getUniverse(db, viewer, options.universe)
          for await (const article of articlesOf(db, viewer, universe.id)) {
            const file = `${article.slug}.md`
            writeFileSync(join(target, file), article.text)
            files.push(file)
            cli.progress(`${files.length} written`)
          }
        })
        if (options.json) printJson(cli, { folder: target, files })
        else cli.out(`Wrote ${files.length} articles to ${target}\n`)
      },
    )
}

async function* articlesOf(db: Db, viewer: Viewer, universeId: number): AsyncGenerator<Article> {
  let after: { title: string; id: number } | undefined
  do {
    const heads = await listArticles(db, viewer, { universeId, limit: batch, after })
    yield* (await findArticles(db, viewer, heads)).filter((article) => article !== undefined)
    after = heads.length === batch ? heads.at(-1) : undefined
  } while (after)
}
