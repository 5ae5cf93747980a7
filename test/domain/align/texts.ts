import { alignPassageOf } from '../../../src/domain/align/anchors.ts'
import { alignPair } from '../../../src/domain/align/pairs.ts'
import type { AlignColumn } from '../../../src/domain/align/types.ts'

/** A column of bare passages. */
export function column(passages: readonly string[], lang = 'en'): AlignColumn {
  return { lang, passages: passages.map((text) => alignPassageOf(text, lang)) }
}

/** Links between two lists of passages as 'left-right'. */
export function links(
  left: readonly string[],
  right: readonly string[],
  langs: [string, string] = ['en', 'en'],
): string[] {
  return alignPair(column(left, langs[0]), column(right, langs[1])).links.map(
    (link) => `${link.left}-${link.right}`,
  )
}

/** A telling of an invented river war, each passage of other words than the next. */
export const story: readonly string[] = [
  'Mira Vane was born in the harbour town of Ostrel, the third daughter of a lamp keeper and a net mender.',
  'At fourteen she joined the crew of the barge Heron, which carried salt upstream to the garrison at Kell.',
  'The bargemen refused the new river toll in spring, and soldiers burned eleven boats at the Kell bridge.',
  'She hid the owners of the burned boats in her father’s lighthouse until the autumn storms drove the patrols home.',
  'In winter the guilds met secretly, chose her as their speaker, and sent a petition to the old duchess.',
  'The duchess answered with cannon. Forty houses on the quay fell in one night, and the guilds took up arms.',
  'Vane crossed the frozen marsh with sixty volunteers and surprised the arsenal while its guards were at mass.',
  'A truce was signed in the ruined chapel; the toll was abolished and the duchess withdrew to her island.',
]

/** The same events in other words. */
export const retold: readonly string[] = [
  'A lamp keeper and a mender of nets at Ostrel, a harbour town, had three daughters; the youngest was Mira Vane.',
  'She went aboard the salt barge Heron when she was fourteen and travelled upstream to Kell with its garrison.',
  'Because the bargemen would not pay the river toll, eleven of their boats were set on fire by soldiers near Kell bridge.',
  'Until storms in autumn sent the patrols away, the lighthouse of her father sheltered those whose boats had burned.',
  'The guilds, meeting in secret that winter, made her their speaker and petitioned the old duchess.',
  'Cannon was the answer of the duchess: in a single night forty houses along the quay were down. The guilds armed.',
  'With sixty volunteers Vane went over the frozen marsh, and the guards of the arsenal, being at mass, were surprised.',
  'They signed the truce in the chapel ruins. The duchess left for her island, and there was no toll any more.',
]
