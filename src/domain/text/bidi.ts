/** Characters that turn about what stands behind them, until something ends it: embeddings, overrides and isolates. */
const CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g
/** Letters of scripts that run from right to left, and the controls, in one look: of most texts there is none. */
const TURNING =
  /[\u0590-\u08ff\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b][\udc00-\udfff]/

/** True where a text may stand otherwise than its letters follow each other, and turn about what is beside it. */
export function mayTurn(text: string): boolean {
  return TURNING.test(text)
}

/** A text without what turns it about; of an override, which shows letters in another order than they have, a sign stays. */
export function withoutBidiControls(text: string): string {
  return text.replace(CONTROLS, (control) => (control === '\u202d' || control === '\u202e' ? '\ufffd' : ''))
}

/** A text that turns nothing about but itself, where no markup can keep it in (Unicode UAX #9: first strong isolate). */
export function isolated(text: string): string {
  return mayTurn(text) ? `\u2068${withoutBidiControls(text)}\u2069` : text
}
