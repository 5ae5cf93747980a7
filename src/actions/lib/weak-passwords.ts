import { foldKey } from '../../domain/slugs.ts'
import { AppError } from '../../errors.ts'
import { getSettings } from '../../storage/settings.ts'
import type { Db } from '../../storage/tables.ts'

const shortest = 10
export const longestPassword = 200

/** So few letters beside a password that everybody tries are tried with it, and so few beside a name. */
const fewBesideCommon = 7
const fewBesideName = 8

/**
 * Refuses a password that is short, among those tried first, or little more than a word of its surroundings: the name
 * of the account, of the site, or of Canonry (ASVS 5, 6.2.1, 6.2.4, 6.2.9, 6.2.11).
 * @throws AppError invalid, for the given field.
 */
export async function checkPassword(db: Db, password: string, name: string, field = 'password') {
  const { siteName } = await getSettings(db)
  const fault = weaknessOf(password, { name, siteName, common: await commonPasswords() })
  if (fault) throw new AppError('invalid', fault, { fields: { [field]: fault } })
}

/** What is wrong with a password, as a sentence for its field; undefined when it can be taken. */
function weaknessOf(
  password: string,
  { name, siteName, common }: { name: string; siteName: string; common: ReadonlySet<string> },
): string | undefined {
  const letters = [...password]
  if (letters.length < shortest)
    return `A password needs at least ${shortest} characters. A few words make a good one.`
  if (letters.length > longestPassword) return `A password can have at most ${longestPassword} characters.`
  if (!password.isWellFormed() || password.includes('\0'))
    return 'This password holds characters that cannot be typed.'
  const key = keyOf(password)
  if (isCommon(key, common) || new Set(letters).size < 4)
    return 'This password is one of the first that are tried. Choose another.'
  for (const [word, whose] of [
    [name, 'your name'],
    [siteName, 'the name of this wiki'],
    ['canonry', 'the name of this software'],
  ] as const) {
    const rest = withoutWord(lettersOf(key), lettersOf(keyOf(word)))
    if (rest !== undefined && (rest.length < fewBesideName || isCommon(rest, common)))
      return `A password cannot be little more than ${whose}. A few words that have nothing to do with it make a good one.`
  }
  return undefined
}

const keyOf = (text: string) => foldKey(text).replace(/\s/g, '')

const lettersOf = (key: string) => key.replace(/[^\p{L}\p{M}\p{N}]/gu, '')

/** What a password is beside a word in it; undefined where the word is not in it, or too short to say anything. */
function withoutWord(letters: string, word: string): string | undefined {
  return word.length > 3 && letters.includes(word) ? letters.replaceAll(word, '') : undefined
}

/** Whether a password is a known one, or one with a few digits and signs around it (`Sunshine2024!`). */
function isCommon(key: string, common: ReadonlySet<string>): boolean {
  const word = key.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  return (
    common.has(key) || (word.length > 3 && key.length - word.length < fewBesideCommon && common.has(word))
  )
}

let loaded: Promise<ReadonlySet<string>> | undefined

/** Some 49,000 that people chose, folded; read when the first password is set, since most processes never need them. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  loaded ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set([...dictionary['passwords-common'], ...alsoCommon]),
  )
  return loaded
}

/** What a list of short passwords cannot know: the ways in which people reach the length asked for. */
const alsoCommon = ['administrator', 'changemenow', 'letmeinnow', 'correcthorsebatterystaple']
