import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...['docs', 'docs/decisions'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  ),
]

/** Made in the reader's mind by the example of CONTRIBUTING, or by running the program. */
const notThere = /untagged|data\/wiki/

it.each(pages)('%s names no file that is not there', (page) => {
  const text = readFileSync(join(root, page), 'utf8')
  const named = [
    ...text.matchAll(
      /(?:src|test|docs|views|migrations|bench|scripts|data)\/[\w./-]*\w\.(?:ts|md|eta|sql|mjs|yaml)\b/g,
    ),
  ]
  // In code, a link is one that the page speaks about.
  const prose = text.replace(/```[\s\S]*?```|`[^`\n]*`/g, '')
  const linked = [...prose.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, path]) =>
    join(dirname(page), path as string),
  )
  const paths = [...named.map(([path]) => path), ...linked].filter((path) => !notThere.test(path))
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
})
