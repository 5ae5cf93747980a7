/**
 * Refuses a Node that is too old, in words. Imported first, so that an old one stops here and not somewhere inside a
 * library that it cannot read.
 */
const need = [20, 19]
const have = process.versions.node.split('.').map(Number)

if (have[0] < need[0] || (have[0] === need[0] && have[1] < need[1])) {
  console.error(`canonry: needs Node ${need.join('.')} or newer; this is Node ${process.versions.node}.`)
  console.error('Get a current one from https://nodejs.org or with your version manager (nvm install 24).')
  process.exit(1)
}
