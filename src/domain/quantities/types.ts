/** What is measured: only like is held against like. Money is not converted. */
export type Dimension = 'length' | 'weight' | 'volume' | 'time' | 'percent'

/** A measure by its size in the dimension's own (metres, grams, litres, seconds, percent). */
export interface Measure {
  dimension: Dimension
  size: number
  /** Measures of one system are whole multiples of each other; between two systems people round. */
  system: System
}
/** Metric; of feet and miles; of clocks; of the calendar, whose months and years are not alike. */
export type System = 'metric' | 'imperial' | 'clock' | 'calendar' | 'share'

/** A time of day in minutes. */
export interface TimeOfDay {
  minutes: number
  /** True where the words do not say whether it is before noon or after. */
  twelveHours: boolean
}

/** A number with what it counts, where that is a measure. Offsets are UTF-16 units of the text it was read from. */
export interface Quantity {
  start: number
  end: number
  /** Where the number alone ends; the end where the two are written as one. */
  numberEnd: number
  /** Of the number as written; of parts that were added up ("2 hours 30 minutes") null. */
  value: number | null
  /** In the dimension's own measure; null where the number counts what is no measure. */
  measured: { dimension: Dimension; amount: number; system: System } | null
  time: TimeOfDay | null
}
