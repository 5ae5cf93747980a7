import { Command } from 'commander'
import { type Cli, configOf } from './cli.ts'

/** `canonry serve`: what `npm start` runs when everything is built. */
export function serveCommand(cli: Cli): Command {
  return new Command('serve')
    .description('serve the wiki until it is stopped')
    .option('--host <name>', 'name or address to listen on (else CANONRY_HOST, else localhost)')
    .option('--port <number>', 'port to listen on (else CANONRY_PORT, else 3000)')
    .action(async ({ host, port }: { host?: string; port?: string }, command: Command) => {
      const env = {
        ...cli.env,
        ...(host === undefined ? {} : { CANONRY_HOST: host }),
        ...(port === undefined ? {} : { CANONRY_PORT: port }),
      }
      // Only here: other commands need not wait for the whole server to load.
      const { serve } = await import('../serve.ts')
      await serve(configOf({ ...cli, env }, command))
    })
}
