const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

/**
 * The language in a name such as `notes.th` or `notes.pt-BR`, and the name without it; undefined where there is none.
 * Codes of three letters are left alone: `draft.new` is not in Newari, nor `chapter.one` in Oneida.
 */
export function languageOfName(stem: string): { lang: string; rest: string } | undefined {
  const found = /^(.+)\.([a-z]{2}(?:-[A-Za-z]{2,4})?)$/.exec(stem)
  if (!found?.[1] || !found[2]) return undefined
  try {
    const [lang] = Intl.getCanonicalLocales(found[2])
    return lang !== undefined && names.of(lang) !== undefined ? { lang, rest: found[1] } : undefined
  } catch {
    return undefined
  }
}
