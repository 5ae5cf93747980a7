import { Command } from 'commander'
import { reindex } from '../actions/reindex.ts'
import { articlesRead, type Cli, printJson, withWiki } from './cli.ts'

/** `canonry reindex`: everything that is derived from the revisions, made anew. */
export function reindexCommand(cli: Cli): Command {
  return new Command('reindex')
    .description('rebuild all that is derived from revisions: links, facts, dates, search')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }, command: Command) => {
      const progress = articlesRead(cli)
      const done = await withWiki(cli, command, ({ db }, actor) => reindex(db, actor, { progress }))
      if (json) printJson(cli, done)
      else cli.out(`Rebuilt ${done.articles} articles and ${done.subjects} subjects\n`)
    })
}
