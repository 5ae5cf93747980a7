import { relateMoments, toMoment } from '../../domain/dates/moments.ts'
import type { DayInterval } from '../../domain/dates/types.ts'
import { foldKey } from '../../domain/slugs.ts'
import type { Fact } from '../../domain/source/types.ts'

/** One article's say on a subject. */
export interface SubjectTelling {
  universeId: number
  lang: string
  /** Years to add to reach the common axis. */
  yearShift: number
  facts: readonly Pick<Fact, 'propertyKey' | 'value' | 'date' | 'stance'>[]
}

interface Value {
  key: string
  moment: DayInterval | null
}

/**
 * How many properties two universes or more state and agree on, and how many they differ on. Dates are compared as
 * moments, lists as sets; words only between articles of one language. What a framing omits counts as silence.
 */
export function countAgreement(tellings: readonly SubjectTelling[]): { agreeing: number; differing: number } {
  const byProperty = new Map<string, { telling: SubjectTelling; values: Value[] }[]>()
  for (const telling of tellings) {
    for (const [property, values] of valuesByProperty(telling)) {
      const stated = byProperty.get(property) ?? []
      stated.push({ telling, values })
      byProperty.set(property, stated)
    }
  }
  const counts = { agreeing: 0, differing: 0 }
  for (const stated of byProperty.values()) {
    const verdict = agree(stated)
    if (verdict === true) counts.agreeing++
    if (verdict === false) counts.differing++
  }
  return counts
}

function valuesByProperty(telling: SubjectTelling): Map<string, Value[]> {
  const byProperty = new Map<string, Value[]>()
  for (const { propertyKey, value, date, stance } of telling.facts) {
    if (stance === 'omits') continue
    const moment = date && stance !== 'denies' ? toMoment(date, telling.yearShift) : null
    const key = `${stance === 'denies' ? 'not ' : ''}${foldKey(withoutLinks(value))}`
    byProperty.set(propertyKey, [...(byProperty.get(propertyKey) ?? []), { key, moment }])
  }
  return byProperty
}

/** undefined where no two universes can be compared. */
function agree(stated: readonly { telling: SubjectTelling; values: Value[] }[]): boolean | undefined {
  let compared: true | undefined
  for (const [index, left] of stated.entries()) {
    for (const right of stated.slice(index + 1)) {
      if (left.telling.universeId === right.telling.universeId) continue
      const dated = [...left.values, ...right.values].every(({ moment }) => moment !== null)
      if (!dated && left.telling.lang !== right.telling.lang) continue
      if (!isWithin(left.values, right.values) || !isWithin(right.values, left.values)) return false
      compared = true
    }
  }
  return compared
}

function isWithin(values: readonly Value[], others: readonly Value[]): boolean {
  return values.every((value) => others.some((other) => isSame(value, other)))
}

function isSame(left: Value, right: Value): boolean {
  if (left.moment === null || right.moment === null) return left.key === right.key
  const relation = relateMoments(left.moment, right.moment)
  return relation === 'same' || relation === 'overlap'
}

/** `[[history:Title|label]]` says no more than its title. */
function withoutLinks(value: string): string {
  return value.replace(/\[\[(?:[^\][|:]*:)?([^\][|]*)(?:\|[^\][]*)?\]\]/g, '$1')
}
