import { InvalidArgumentError } from 'commander'
import type { Seal } from '../storage/verify/chain.ts'

/** Reads a number of years from the command line. */
export function readYears(text: string): number {
  if (!/^[+-]?\d{1,9}$/.test(text))
    throw new InvalidArgumentError('It is a whole number of years, such as 529.')
  return Number(text)
}

/** A language tag (BCP 47) in its usual form. */
export function readLanguage(text: string): string {
  try {
    return Intl.getCanonicalLocales(text)[0] as string
  } catch {
    throw new InvalidArgumentError('It is a language tag, such as en, th or pt-BR.')
  }
}

/** A seal of the log, as `canonry check` and `backup` print it. */
export function readSeal(text: string): Seal {
  const [, position, seal] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim()) ?? []
  if (seal === undefined)
    throw new InvalidArgumentError('It is a number, a colon and 64 digits, as canonry check prints it.')
  return { position: Number(position), seal }
}
