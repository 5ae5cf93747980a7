import { gregorianOfDay } from '../../domain/dates/axis.ts'
import type { DayInterval } from '../../domain/dates/types.ts'
import type { Era } from '../../domain/universe.ts'
import type { UniverseMark } from '../shared/universe-mark.ts'
import type { Branch } from '../shared/universe-tree.ts'
import { ticksBetween } from './ticks.ts'

/** The drawing, in its own units; the view only writes these numbers down. */
export interface Lanes {
  width: number
  height: number
  /** Years along the top; none where no universe diverges, for then there is no scale. */
  ticks: { x: number; label: string }[]
  lanes: Lane[]
}

interface Lane {
  mark: UniverseMark
  /** The name, cut to what the drawing has room for. */
  name: string
  /** What stands below the line. */
  words: string
  /** Where the line runs. */
  x: number
  y: number
  /** Where its words begin, clear of what hangs from it. */
  textX: number
  /** Where a telling of it hangs. */
  hang: number
  /** From the parent's line into this one; null for a root. */
  branch: string | null
  /** The point of divergence, on the parent's line. */
  point: { x: number; y: number } | null
}

const width = 1000
const top = 44
const laneHeight = 74
const left = 16
const right = width - 12
/** Divergences fall inside these, so that history is seen to come before and names have room after. */
const first = width * 0.22
const last = width * 0.56
const bend = 14
const longestName = 44

/** Lays branches out as lanes on one time axis, parents above children. */
export function layOutLanes(branches: readonly Branch[]): Lanes {
  const divergences = flatten(branches).flatMap(({ divergesAt }) => divergesAt ?? [])
  const axis = axisOf(divergences, erasOfAxis(branches))
  const lanes: Lane[] = []
  const place = (branch: Branch, parent: Lane | null) => {
    const y = top + 34 + lanes.length * laneHeight
    // A telling with no divergence hangs from the beginning of its parent's line.
    const x = branch.divergesAt && axis ? axis.x(yearOf(branch.divergesAt)) : (parent?.hang ?? left)
    const lane: Lane = {
      mark: branch.mark,
      name: shorten(branch.mark.name),
      words: `${branch.nature} · ${branch.articles}`,
      x,
      y,
      textX: x + (parent ? bend + 12 : 14),
      hang: x + (parent ? bend : 0),
      branch: parent && `M${x} ${parent.y}V${y - bend}Q${x} ${y} ${x + bend} ${y}H${right}`,
      point: parent && branch.divergesAt ? { x, y: parent.y } : null,
    }
    lanes.push(lane)
    for (const child of branch.children) place(child, lane)
  }
  for (const branch of branches) place(branch, null)
  return { width, height: top + lanes.length * laneHeight + 10, ticks: axis?.ticks ?? [], lanes }
}

function axisOf(divergences: readonly DayInterval[], eras: readonly Era[]) {
  if (divergences.length === 0) return null
  const years = divergences.map(yearOf)
  const [from, to] = [Math.min(...years), Math.max(...years)]
  // A single divergence, or several in one lifetime, still need a century around them to mean something.
  const perUnit = Math.max(to - from, 40) / (last - first)
  const middle = (from + to) / 2
  const x = (year: number) => Math.round(((first + last) / 2 + (year - middle) / perUnit) * 10) / 10
  const yearAt = (place: number) => middle + (place - (first + last) / 2) * perUnit
  return {
    x,
    ticks: ticksBetween(yearAt(left + 10), yearAt(right - 30), eras, 1 / perUnit).map(({ year, label }) => ({
      x: x(year),
      label,
    })),
  }
}

/** The eras by which the axis is told: those of the universes that others diverge from, where all of them have the same. */
function erasOfAxis(branches: readonly Branch[]): readonly Era[] {
  const roots = branches.filter((root) => flatten(root.children).some(({ divergesAt }) => divergesAt))
  const [first, ...others] = roots.map(({ axisEras }) => axisEras)
  const one = others.every((eras) => JSON.stringify(eras) === JSON.stringify(first))
  return (one && first) || []
}

/** When an interval begins, in years and their parts; an open beginning counts as its end. */
function yearOf({ from, to }: DayInterval): number {
  const { year, month } = gregorianOfDay(from ?? to ?? 0)
  return year + (month - 1) / 12
}

function flatten(branches: readonly Branch[]): Branch[] {
  return branches.flatMap((branch) => [branch, ...flatten(branch.children)])
}

function shorten(name: string): string {
  const letters = [...new Intl.Segmenter().segment(name)].map(({ segment }) => segment)
  return letters.length <= longestName
    ? name
    : `${letters
        .slice(0, longestName - 1)
        .join('')
        .trimEnd()}…`
}
