/**
 * English words that turn an outcome round, as the two sides of a scale. A swap of one side's word for the other's in the
 * same place of paired sentences is a claim and its opposite; a synonym of the same side is a rewording.
 */
const scales: readonly (readonly [string, string])[] = [
  [
    `win wins won winning victory victories victorious triumph triumphs triumphed succeed succeeds
    succeeded success successes successful successfully prevail prevailed`,
    `lose loses lost losing loss losses defeat defeats defeated fail fails failed failing failure
    failures unsuccessful unsuccessfully`,
  ],
  [
    `kill kills killed killing assassinate assassinates assassinated murder murders murdered execute
    executes executed die dies died dying dead death slain perish perished`,
    `spare spares spared survive survives survived surviving survivor survivors live lives lived living
    alive rescue rescued save saves saved`,
  ],
  [
    'capture captures captured seize seized conquer conquered overran',
    `lose lost relinquish relinquished release releases released liberate liberated free freed abandon
    abandoned`,
  ],
  [
    'arrest arrested arrests imprison imprisoned detain detained jailed',
    'release releases released free freed escape escaped',
  ],
  [
    `accept accepts accepted agree agrees agreed approve approves approved ratify ratified adopt adopted
    acceptance approval`,
    `reject rejects rejected refuse refuses refused veto vetoed decline declined deny denied rejection
    refusal`,
  ],
  [
    `allow allows allowed permit permits permitted authorise authorised authorize authorized legal
    legalised legalized`,
    `forbid forbids forbade forbidden ban bans banned prohibit prohibits prohibited outlaw outlawed
    illegal prevent prevented`,
  ],
  [
    'advance advances advanced advancing',
    'retreat retreats retreated retreating withdraw withdrew withdrawn withdrawal',
  ],
  [
    `increase increases increased increasing rise rises rose risen grow grows grew grown expand expands
    expanded`,
    `decrease decreases decreased decreasing fall falls fell fallen shrink shrinks shrank decline
    declines declined reduce reduced drop dropped`,
  ],
  ['gain gains gained', 'lose loses lost'],
  [
    'support supports supported supporters favour favoured favor favored',
    'oppose opposes opposed opposition opponents',
  ],
  ['join joins joined joining', 'leave leaves left leaving quit'],
  ['friend friends friendly ally allies allied', 'enemy enemies foe foes hostile'],
  ['begin begins began begun start starts started', 'end ends ended stop stops stopped cease ceased'],
  ['guilty convict convicts convicted conviction', 'innocent acquit acquits acquitted acquittal'],
  [
    'elect elected appoint appointed install installed',
    'oust ousted dismiss dismissed depose deposed remove removed',
  ],
  [
    'build builds built found founded establish established create created',
    'destroy destroys destroyed demolish demolished dissolve dissolved abolish abolished',
  ],
  ['arrive arrives arrived arrival', 'depart departs departed departure'],
  ['attack attacks attacked attacking', 'defend defends defended defending'],
  ['unite united', 'divide divided'],
  ['strong stronger strongest strength', 'weak weaker weakest weakness'],
  ['majority', 'minority'],
  ['peace', 'war'],
  ['loyal loyalty', 'disloyal disloyalty treason'],
  ['before', 'after'],
  ['first', 'last'],
  ['north northern northward', 'south southern southward'],
  ['east eastern eastward', 'west western westward'],
  ['more', 'less fewer'],
  ['always', 'never'],
  ['all', 'none'],
  ['possible', 'impossible'],
  ['true', 'false'],
  ['alone', 'together'],
  ['rich wealthy', 'poor'],
]

const opposites = new Map<string, Set<string>>()
for (const scale of scales) {
  const [one, other] = scale.map((side) => side.split(/\s+/)) as [string[], string[]]
  for (const word of one) addOpposites(word, other)
  for (const word of other) addOpposites(word, one)
}

function addOpposites(word: string, others: readonly string[]): void {
  opposites.set(word, new Set([...(opposites.get(word) ?? []), ...others]))
}

/** Prefixes that turn an adjective or noun round in English and the Romance languages. */
const PREFIX = /^(?:un|in|im|il|ir|dis|non)-?/

/** True where two folded words say the opposite: 'won' and 'lost', 'dependent' and 'independent'. */
export function areOpposite(a: string, b: string): boolean {
  if (opposites.get(a)?.has(b)) return true
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a]
  return (
    shorter.length >= 5 &&
    longer.length > shorter.length &&
    longer.endsWith(shorter) &&
    longer.replace(PREFIX, '') === shorter
  )
}

const failing = new Set(
  'failed fails fail failing refused refuses refuse refusing declined unable tried attempted never not cannot without'.split(
    ' ',
  ),
)

/** True for a word that takes back the verb behind it: 'failed' (to capture). */
export function takesBack(word: string): boolean {
  return failing.has(word)
}

const negators = new Set(
  `not never no none neither nor cannot nobody nothing
   nicht kein keine keinen keinem keiner nie niemals pas jamais aucun aucune nunca jamas ningun ninguna не никогда ни
   ไม่ ไม่ได้ มิได้ มิ`.split(/\s+/),
)

/** 'no fewer than' and 'no doubt' deny nothing. */
const undenied = new Set('fewer less more later sooner longer doubt other'.split(' '))

/** True for a folded word that denies: 'not', 'never', "didn't". `next` is the word behind it. */
export function isNegator(word: string, next?: string): boolean {
  return (
    (negators.has(word) && !(word === 'no' && next !== undefined && undenied.has(next))) ||
    word.endsWith("n't")
  )
}

/** The fates that exclude each other, wherever in the passage they stand; in the languages whose dates are read. */
const deaths = new Set(
  `assassinated killed murdered executed died slain shot
   assassine tue mourut execute ermordet getotet gestorben starb hingerichtet asesinado murio muerto ejecutado
   убит убили умер погиб казнен สังหาร ลอบสังหาร เสียชีวิต ถึงแก่กรรม ประหาร`.split(/\s+/),
)
/** Deaths as things, which are as often somebody else's ('after Lenin's death'). */
const deathNouns = new Set('death assassination murder mort'.split(' '))
const survivals = new Set(
  'survived survives survive survival outlived outlives survecu uberlebte uberlebt sobrevivio выжил уцелел รอดชีวิต รอด'.split(
    ' ',
  ),
)

/** How surely a folded word tells of somebody's death: 2 for 'killed', 1 for 'death', 0 for other words. */
export function deathIn(word: string): 0 | 1 | 2 {
  return deaths.has(word) ? 2 : deathNouns.has(word) ? 1 : 0
}

/**
 * True for a folded word that tells of a survival; 'survived by his wife' does not, and 'lived' only where nothing says
 * where or how. `next` is the word or sign behind it.
 */
export function isSurvival(word: string, next?: string): boolean {
  return (
    (survivals.has(word) && next !== 'by') || (word === 'lived' && next !== undefined && /^[.;!]/.test(next))
  )
}

const turning = new Set(
  'instead reverse reversed reversal contrary unlike otherwise differently survived different'.split(' '),
)

/** True for a word by which an added clause says that it went otherwise. */
export function turnsRound(word: string): boolean {
  return turning.has(word)
}
