const whole = new Intl.NumberFormat('en')

/** 12345 as '12,345'. */
export function number(value: number): string {
  return whole.format(value)
}

/** '1 article', '12,345 articles'. */
export function articleCount(count: number): string {
  return plural(count, 'article')
}

/** '1 universe', '3 universes'. */
export function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${number(count)} ${count === 1 ? noun : nouns}`
}
