const parts: Record<string, number> = { '⅒': 0.1, '↉': 0 }

/** The value of a fraction that is one sign ('½'); undefined for any other text. */
export function fractionOf(sign: string): number | undefined {
  if (sign.length !== 1 || !/[\u00bc-\u00be\u2150-\u215e\u2189]/.test(sign)) return undefined
  const [above, below] = sign.normalize('NFKD').split('\u2044').map(Number)
  return parts[sign] ?? (below ? (above ?? 0) / below : undefined)
}
