import { Command, Option } from 'commander'
import { addUser } from '../actions/add-user.ts'
import { resetPassword } from '../actions/reset-password.ts'
import { setRole } from '../actions/set-role.ts'
import { accountKey } from '../domain/slugs.ts'
import { type Role, roles } from '../domain/viewer.ts'
import { AppError } from '../errors.ts'
import type { Db } from '../storage/tables.ts'
import { listUsers, type User } from '../storage/users.ts'
import { type Cli, printJson, printTable, withWiki } from './cli.ts'
import { readPassword } from './password.ts'

/** `canonry user list | add | set-role | reset-password`. */
export function userCommand(cli: Cli): Command {
  return new Command('user')
    .description('list accounts, make them, and change what they may do')
    .addCommand(listCommand(cli))
    .addCommand(addCommand(cli))
    .addCommand(setRoleCommand(cli))
    .addCommand(resetPasswordCommand(cli))
}

function listCommand(cli: Cli): Command {
  return new Command('list')
    .description('list the accounts')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }, command: Command) => {
      const users = await withWiki(cli, command, ({ db }) => listUsers(db))
      if (json) return printJson(cli, users)
      printTable(
        cli,
        users.map(({ name, role, createdAt, disabledAt }) => [
          name,
          role,
          createdAt.slice(0, 10),
          disabledAt === null ? '' : `closed ${disabledAt.slice(0, 10)}`,
        ]),
      )
    })
}

function addCommand(cli: Cli): Command {
  return new Command('add')
    .description('make an account; the password is asked for, or read from standard input')
    .argument('<name>')
    .addOption(new Option('--role <role>', 'what it may do').choices(roles).default('editor'))
    .option('--json', 'print JSON')
    .action(async (name: string, { role, json }: { role: Role; json?: boolean }, command: Command) => {
      const password = await readPassword(cli)
      const user = await withWiki(
        cli,
        command,
        ({ db }, actor) => addUser(db, actor, { name, password, role }),
        {
          mayCreate: true,
        },
      )
      if (json) printJson(cli, user)
      else cli.out(`Made the account ${user.name} (${user.role})\n`)
    })
}

function setRoleCommand(cli: Cli): Command {
  return new Command('set-role')
    .description('change what an account may do')
    .argument('<name>')
    .argument('<role>', roles.join(', '))
    .action(async (name: string, role: Role, _options: unknown, command: Command) => {
      if (!roles.includes(role)) command.error(`error: the role is one of ${roles.join(', ')}`)
      const user = await withWiki(cli, command, async ({ db }, actor) =>
        setRole(db, actor, { userId: (await userNamed(db, name)).id, role }),
      )
      cli.out(`${user.name} is now ${user.role}\n`)
    })
}

function resetPasswordCommand(cli: Cli): Command {
  return new Command('reset-password')
    .description('give an account another password and end its sessions')
    .argument('<name>')
    .action(async (name: string, _options: unknown, command: Command) => {
      const { user } = await withWiki(cli, command, async ({ db }, actor) => {
        const { id } = await userNamed(db, name)
        return { user: await resetPassword(db, actor, { userId: id, password: await readPassword(cli) }) }
      })
      cli.out(`${user.name} has a new password; their sessions have ended\n`)
    })
}

async function userNamed(db: Db, name: string): Promise<User> {
  const user = (await listUsers(db)).find((each) => accountKey(each.name) === accountKey(name))
  if (!user) throw new AppError('not_found', `There is no account “${name}”. canonry user list shows them.`)
  return user
}
