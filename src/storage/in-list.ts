/**
 * A list for `in (…)`, without repeats, and filled up to a power of two by repeating its last member: lists of any
 * length then share a few prepared statements. An empty list stays empty (and matches nothing).
 */
export function inList<T>(values: Iterable<T>): T[] {
  const list = [...new Set(values)]
  const last = list.at(-1)
  if (last === undefined) return list
  const size = 2 ** Math.ceil(Math.log2(list.length))
  while (list.length < size) list.push(last)
  return list
}
