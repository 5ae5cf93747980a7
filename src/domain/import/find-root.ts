/**
 * The folders to put in front of the paths of files so that they are those of the files that came in before: when a part
 * of a vault comes again, its paths count from the part. `above` is the path of the folder that the paths count from;
 * the more known files a choice finds the better, and of equals the longer, which agrees in more. '' for none.
 */
export function findRoot(paths: readonly string[], above: string, known: ReadonlySet<string>): string {
  const folders = above.split('/').filter((folder) => folder !== '')
  let best = { prefix: '', found: 0 }
  for (let count = 0; count <= folders.length; count++) {
    const prefix = folders
      .slice(folders.length - count)
      .map((folder) => `${folder}/`)
      .join('')
    const found = paths.filter((path) => known.has(prefix + path)).length
    if (found > 0 && found >= best.found) best = { prefix, found }
  }
  return best.prefix
}
