import { Command, Option } from 'commander'
import { createUniverse } from '../actions/create-universe.ts'
import { nextColor, type UniverseColor, type UniverseKind, universeColors } from '../domain/universe.ts'
import { countArticlesByUniverse, listUniverses } from '../storage/universes.ts'
import { type Cli, printJson, printTable, withWiki } from './cli.ts'

/** `canonry universe list | add`. */
export function universeCommand(cli: Cli): Command {
  return new Command('universe')
    .description('list universes, or make one')
    .addCommand(listCommand(cli))
    .addCommand(addCommand(cli))
}

function listCommand(cli: Cli): Command {
  return new Command('list')
    .description('list the universes')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }, command: Command) => {
      const rows = await withWiki(cli, command, async ({ db }, { viewer }) => {
        const universes = await listUniverses(db, viewer)
        const counts = await countArticlesByUniverse(db, viewer)
        const slugs = new Map(universes.map(({ id, slug }) => [id, slug]))
        return universes.map(({ id, parentId, slug, name, kind, color, divergesAt, yearShift }) => ({
          slug,
          name,
          kind,
          color,
          parent: parentId === null ? null : (slugs.get(parentId) ?? null),
          divergesAt,
          yearShift,
          articles: counts.get(id) ?? 0,
        }))
      })
      if (json) printJson(cli, rows)
      else
        printTable(
          cli,
          rows.map((row) => [row.slug, row.kind, `${row.articles} articles`, row.name]),
        )
    })
}

interface AddOptions {
  slug?: string
  kind: UniverseKind
  parent?: string
  divergesAt?: string
  yearShift?: string
  color?: UniverseColor
  json?: boolean
}

function addCommand(cli: Cli): Command {
  return new Command('add')
    .description('make a universe')
    .argument('<name>')
    .option('--slug <slug>', 'its address (else made of the name)')
    .addOption(
      new Option('--kind <kind>', 'its kind').choices(['history', 'timeline', 'framing']).default('timeline'),
    )
    .option('--parent <slug>', 'the universe it comes from')
    .option('--diverges-at <date>', "point of divergence by the parent's dates: 1940-08-20, 20 August 1940")
    .option('--year-shift <years>', "years to add to its own to get the parent's")
    .addOption(
      new Option('--color <color>', 'its colour (else one that no other has)').choices([...universeColors]),
    )
    .option('--json', 'print JSON')
    .action(async (name: string, { json, yearShift, color, ...options }: AddOptions, command: Command) => {
      const input = { ...options, name, ...(yearShift === undefined ? {} : { yearShift: Number(yearShift) }) }
      const made = await withWiki(
        cli,
        command,
        async ({ db }, actor) => {
          const own = color ?? nextColor(await listUniverses(db, actor.viewer))
          return createUniverse(db, actor, { ...input, color: own })
        },
        { mayCreate: true },
      )
      if (json) printJson(cli, { slug: made.slug, name: made.name })
      else cli.out(`Made the universe ${made.name} at /u/${made.slug}\n`)
    })
}
