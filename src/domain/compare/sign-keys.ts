/** Quotation marks and apostrophes of all languages: which of them a text uses is its typography. */
const QUOTE = /^["'`´«»‹›“”„‟‘’‚‛ʼ＂＇「」『』｢｣〝〞〟]$/u
/** Hyphens, dashes and the minus sign. */
const DASH = /^[-‐‑‒–—―−﹘﹣－⸺⸻]$/u

const FULL_WIDTH = /^[\uff00-\uffef]$/u

/** Behind a digit a mark tells minutes from seconds, and feet from inches. */
const SINGLE = /^['’‘′´`ʼ＇]$/u
const DOUBLE = /^["”“″＂]$/u

/**
 * One key for all forms of a sign, so that another typography is no other wording: '„', '«' and '"' are one, and so are
 * '–' and '-'. `behindDigit` says that it follows a digit at once.
 */
export function signKey(written: string, behindDigit = false): string {
  if (behindDigit && SINGLE.test(written)) return '′'
  if (behindDigit && DOUBLE.test(written)) return '″'
  if (QUOTE.test(written)) return '"'
  if (DASH.test(written)) return '-'
  return FULL_WIDTH.test(written) ? written.normalize('NFKC') : written
}
