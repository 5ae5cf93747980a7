/** What tells one article of a universe from another about the same subject. */
export interface Told {
  /** Name of its universe. */
  universe: string
  title: string
  lang: string
  revision: number
}

/**
 * What each telling is called where several stand side by side: its universe; and where two are of one universe, also
 * the first of language, title and revision that is its own.
 */
export function tellingNames(tellings: readonly Told[]): string[] {
  return tellings.map((told) => {
    const twins = tellings.filter((other) => other !== told && other.universe === told.universe)
    if (twins.length === 0) return told.universe
    const all = { lang: languageName(told.lang), title: told.title, revision: `revision ${told.revision}` }
    const own = (['lang', 'title', 'revision'] as const).find((key) =>
      twins.every((twin) => twin[key] !== told[key]),
    )
    return `${told.universe} (${own ? all[own] : `${all.title}, ${all.revision}`})`
  })
}

const languages = new Intl.DisplayNames('en', { type: 'language' })

/** A language in English words: 'Thai'. */
export function languageName(lang: string): string {
  try {
    return languages.of(lang) ?? lang
  } catch {
    return lang // not a well-formed tag: shown as typed
  }
}
