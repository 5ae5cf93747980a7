import { InvalidArgumentError } from 'commander'

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
