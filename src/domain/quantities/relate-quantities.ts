import type { Quantity, TimeOfDay } from './types.ts'

/** How far apart two amounts may lie that people round from one system to the other: 3 miles are some 5 kilometres. */
const ROUNDED = 0.05
/** A month is four weeks (8 % less), or thirty days; 400 days are no year. */
const ROUNDED_TIME = 0.085
/** Beyond this two amounts of one system differ; sums of parts are not exact. */
const EXACT = 1e-9

/**
 * Whether two quantities that stand for each other say the same: 'same', 'differs', or 'unlike' where one is measured in
 * what the other is not, so that no number of theirs speaks against the other.
 */
export function relateQuantities(a: Quantity, b: Quantity): 'same' | 'differs' | 'unlike' {
  if (a.time || b.time) {
    const [x, y] = [a.time ?? hoursAsTime(a), b.time ?? hoursAsTime(b)]
    if (x && y && isSameTime(x, y)) return 'same'
    if (a.time && b.time) return 'differs'
  }
  if (a.measured && b.measured) {
    if (a.measured.dimension !== b.measured.dimension) return 'unlike'
    return isSameAmount(a.measured, b.measured) ? 'same' : 'differs'
  }
  if (a.measured || b.measured || a.time || b.time) return 'unlike'
  return a.value !== null && a.value === b.value ? 'same' : 'differs'
}

type Measured = NonNullable<Quantity['measured']>

function isSameAmount(a: Measured, b: Measured): boolean {
  const greater = Math.max(Math.abs(a.amount), Math.abs(b.amount))
  const apart = Math.abs(a.amount - b.amount)
  if (a.system === b.system) return apart <= greater * EXACT
  return apart <= greater * (a.dimension === 'time' ? ROUNDED_TIME : ROUNDED)
}

/** "21 h" is nine in the evening, or twenty-one hours. */
function hoursAsTime({ value, measured }: Quantity): TimeOfDay | null {
  const hours = measured?.dimension === 'time' && value !== null && measured.amount === value * 3600
  return hours && value >= 0 && value <= 24 ? { minutes: value * 60, twelveHours: value <= 12 } : null
}

const HALF_DAY = 12 * 60

function isSameTime(a: TimeOfDay, b: TimeOfDay): boolean {
  const apart = Math.abs(a.minutes - b.minutes) % (2 * HALF_DAY)
  if (apart === 0) return true
  return apart === HALF_DAY && (a.twelveHours || b.twelveHours)
}
