import { readConfig } from './config.ts'
import { explain } from './failures.ts'
import { serve } from './serve.ts'

try {
  await serve(readConfig(process.env))
} catch (error) {
  console.error(`canonry: ${explain(error) ?? (error instanceof Error ? error.stack : String(error))}`)
  process.exit(1)
}
