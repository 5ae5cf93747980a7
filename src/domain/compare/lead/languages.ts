import type { LeadLanguage, LifeProperty, Saying } from './lead-language.ts'

/** Pieces parted by spaces around a bar: "was born | PD". */
function say(property: LifeProperty, ...lines: readonly string[]): Saying[] {
  return lines.map((line) => ({ property, pieces: line.split(' | ') }))
}

const english: LeadLanguage = {
  pronouns: 'he|she|they',
  verbsFirst: 'born|died',
  openers:
    'the|an?|if|when|whether|although|though|since|while|because|after|before|as|had|was|is|did|unless|that|there|its?|some|many|his|her|their|our|my|your|this|these|those|no|not|neither|nobody|in|on|at|by|from|for|with|both|according|legend|what|who|where|how|why|but|and|or|so|then|only|one|two|all|once|here|born|died|see|dear|today',
  particles: 'of|the|de|del|della|di|da|la|le|du|des|von|van|der|den|zu|al|el|ibn|bin',
  placeParticles:
    'de|del|della|la|le|upon|sur|(?<=(?:Isle|Duchy|County|Kingdom|Province|City|Republic|Port|Bay|Cape|Fort|Principality|Governorate|Diocese|Lordship)\\s+)of(?: the)?',
  beforeDate: 'on|in|during|circa|on the',
  beforePlace: 'in|at',
  beforeChangedPlace: '',
  capitalNouns: false,
  behindPlace:
    'and|to|as|where|when|but|into|during|after|before|on|in|with|by|while|who|which|under|aged|at',
  filler: '(?:(?:in)?to|as|the|in) ',
  closing: '',
  or: 'or|either',
  and: 'and',
  kin: 'father|mother|parents?|brothers?|sisters?|sons?|daughters?|child|children|wife|husband|widow|uncle|aunt|cousin|nephew|niece|grand(?:father|mother|son|daughter|parents)|twins?|family of|heir|lover|friend|pupil|whose',
  hedges:
    'not|never|according to|allegedly|reportedly|supposedly|presumably|apparently|legend|tradition|rumou?r(?:ed|s)?|disputed?|uncertain|unclear|unknown|doubtful|claims?|claimed|said|sources? (?:give|say|differ|disagree)|others|perhaps|maybe|probably|possibly|falsely|wrongly|might|may have|could have|would',
  named: '(?:better |also |commonly )?known as|called|nicknamed|alias|aka',
  is: '(?:was|is) (?:an?|the|one of the) ',
  besidePlaces: 'an?|the|in|at|to|from|of|near|as',
  events:
    'wars?|battle|siege|campaign|conflict|revolution|uprising|revolt|rebellion|mutiny|operation|offensive|crisis|treaty|elections?|empire|kingdom|republic|dynasty|party|company|league|union|movement|period|era|age|expedition|olympics|games|congress|council|conference|plague|pandemic|epidemic|strike|massacre|famine|festival|season|reign|regency|occupation|invasion|blockade|festival|film|series|magazine|newspaper|ship|band',
  bornMark: 'born(?: on| in)?|b\\.?|\\*',
  diedMark: 'died(?: on| in)?|d\\.?|†',
  clauses: [
    ...say('born', '(?:who )?(?:was|is) born(?: here)? | N? | PD', 'born | N? | PD'),
    ...say('died', '(?:and |who )?died | PD', 'was (?:killed|murdered|assassinated|executed) | PD'),
  ],
  openings: [
    ...say('born', 'born | PD | , | S', 'D | ,? | S | was born | P?'),
    ...say('died', 'D | ,? | S | died | P?'),
  ],
}

const german: LeadLanguage = {
  pronouns: 'er|sie',
  verbsFirst: 'geboren|gestorben',
  openers:
    'der|die|das|ein|eine|einer|den|dem|des|wenn|als|ob|obwohl|da|weil|nach|vor|seit|wie|es|sein|seine|ihr|ihre|unser|mein|dieser|diese|dieses|kein|keine|nicht|niemand|im|in|am|an|auf|bei|von|vom|für|mit|laut|wer|wo|warum|aber|und|oder|dann|nur|alle|hier|geboren|gestorben|während|zwei|beide',
  particles: 'von|vom|zu|der|de|la|van',
  placeParticles: 'am(?=\\s+(?:Main|Rhein|Neckar|Inn|Lech|Harz|See|Bodensee))|an der|ob der|vor der|de|la',
  beforeDate: 'am|im|den|in|vom|im Jahre?',
  beforePlace: 'in|zu|bei',
  beforeChangedPlace: '',
  capitalNouns: true,
  behindPlace:
    'und|als|wo|geboren|zur|zum|nach|während|unter|auf|aber|wurde|starb|gestorben|verstorben|ermordet|hingerichtet',
  filler: 'als ',
  closing: 'geboren|zur Welt',
  or: 'oder|bzw\\.|entweder',
  and: 'und',
  kin: 'vater|mutter|eltern|bruder|brüder|schwestern?|söhne|töchter|sohn|tochter|kind|kinder|frau|mann|gattin|gatte|witwe|onkel|tante|vetter|neffe|nichte|gro(?:ß|ss)(?:vater|mutter|eltern)|enkel|zwillinge?|dessen|deren',
  hedges:
    'nicht|nie|niemals|angeblich|vermutlich|wahrscheinlich|wohl|vielleicht|möglicherweise|sage|legende|gerücht|umstritten|ungewiss|unsicher|unbekannt|soll|sollen|heißt es|laut|behauptet|andere(?:n)?|fälschlich|sondern|kein|keine',
  named: 'genannt|bekannt als|alias',
  is: '',
  besidePlaces: '\\p{Ll}+',
  events:
    'krieg|schlacht|belagerung|feldzug|konflikt|revolution|aufstand|meuterei|unternehmen|offensive|krise|vertrag|wahl|reich|königreich|republik|dynastie|partei|firma|gesellschaft|bund|bewegung|zeit|zeitalter|epoche|expedition|spiele|kongress|konzil|konferenz|pest|epidemie|streik|massaker|hungersnot|herrschaft|besetzung|zeitung|zeitschrift|film|schiff',
  bornMark: 'geb(?:oren|\\.)(?: am| im)?|\\*',
  diedMark: 'gest(?:orben|\\.)(?: am| im)?|†',
  clauses: [
    ...say(
      'born',
      '(?:wurde|ist|war) geboren | PD',
      '(?:wurde|ist|war) | PD | F? | geboren',
      'geb(?:oren|\\.) | PD',
      'kam | PD | F? | zur Welt',
    ),
    ...say(
      'died',
      '(?:ver)?starb | PD',
      'ist | PD | (?:ge|ver)storben',
      'gest(?:orben|\\.) | PD',
      'wurde | PD | (?:ermordet|hingerichtet|getötet)',
    ),
  ],
  openings: [
    ...say(
      'born',
      'D | wurde | S | P? | F? | geboren',
      'D | kam | S | P? | F? | zur Welt',
      'geboren | PD | , | \\p{Ll}+ | S',
    ),
    ...say('died', 'D | (?:ver)?starb | S | P?'),
  ],
}

const french: LeadLanguage = {
  pronouns: 'il|elle',
  verbsFirst: '',
  openers:
    'le|la|les|l|un|une|des|du|de|si|quand|lorsque|bien|comme|après|avant|depuis|parce|puisque|son|sa|ses|leur|leurs|notre|mon|ce|cet|cette|ces|aucun|personne|en|au|aux|à|dans|par|pour|avec|selon|qui|où|pourquoi|mais|et|ou|puis|seul|tous|ici|né|née|mort|morte|d',
  particles: 'de|du|des|la|le|les|von|van|der|el|al',
  placeParticles: 'sur|sous|la|le|les|lès',
  beforeDate: "le|en|au|du|l’an|l'an",
  beforePlace: 'à|en|dans',
  beforeChangedPlace: 'au|aux',
  capitalNouns: false,
  behindPlace: "et|où|dans|le|comme|pendant|au|en|d’une?|d'une?|de parents|qui|mais|sous|puis|après|avant",
  filler: "(?:d’|d'|de |dans |en tant que |comme )",
  closing: '',
  or: 'ou|soit',
  and: 'et',
  kin: 'père|mère|parents?|frères?|sœurs?|soeurs?|fils|filles?|enfants?|femme|épouse|époux|mari|veuve|oncle|tante|cousine?|neveu|nièce|grand-(?:père|mère)|jumeaux|jumelles|dont|élève',
  hedges:
    "pas|jamais|selon|prétendument|vraisemblablement|probablement|peut-être|sans doute|légende|tradition|rumeur|contesté|incertaine?|inconnue?|serait|aurait|dit-on|prétend|d’autres|d'autres|sources|à tort|non",
  named: 'dite?|surnommée?|connue? sous le nom de|alias|appelée?',
  is: "(?:est|était|fut) (?:une?|le|la|l’|l') ?",
  besidePlaces: 'à|au|aux|en|de|du|des|le|la|les|une?|dans|vers',
  events:
    'guerre|bataille|siège|campagne|conflit|révolution|soulèvement|révolte|rébellion|mutinerie|opération|offensive|crise|traité|élections?|empire|royaume|république|dynastie|parti|société|ligue|union|mouvement|période|ère|époque|expédition|jeux|congrès|concile|conférence|peste|épidémie|grève|massacre|famine|règne|occupation|journal|film|navire|entreprise',
  bornMark: 'née?(?: le| en)?|n\\.|\\*',
  diedMark: '(?:morte?|décédée?)(?: le| en)?|m\\.|†',
  clauses: [
    ...say('born', '(?:qui )?(?:est|était|fut) née? | PD', 'née? | PD', '(?:naît|nait|naquit) | PD'),
    ...say(
      'died',
      '(?:est|fut) (?:morte?|décédée?) | PD',
      '(?:morte?|décédée?) | PD',
      '(?:meurt|mourut|décède) | PD',
    ),
  ],
  openings: [
    ...say(
      'born',
      'née? | PD | , | S',
      'D | ,? | S | (?:naît|nait|naquit|est née?) | P?',
      'D | ,? | (?:naît|nait|naquit) | S | P?',
    ),
    ...say('died', 'D | ,? | S | (?:meurt|mourut) | P?'),
  ],
}

const spanish: LeadLanguage = {
  pronouns: 'él|ella',
  verbsFirst: 'nació|nace|murió|muere|falleció|fallece',
  openers:
    'el|la|los|las|un|una|unos|si|cuando|aunque|como|después|antes|desde|porque|su|sus|nuestro|mi|este|esta|estos|ese|esa|ningún|nadie|en|a|al|por|para|con|según|quien|donde|pero|y|o|luego|solo|todos|aquí|nacido|nacida|nació|murió|del|de',
  particles: 'de|del|la|las|los|el|von|van|der',
  placeParticles: 'de|del|la|las|los|el',
  beforeDate: 'el|en|el día|hacia',
  beforePlace: 'en',
  beforeChangedPlace: '',
  capitalNouns: false,
  behindPlace: 'y|e|donde|como|el|en|de padres|durante|a|cuando|pero|tras|bajo|hasta',
  filler: '(?:de |en |como )',
  closing: '',
  or: 'o|u|bien',
  and: 'y|e',
  kin: 'padres?|madre|hermanos?|hermanas?|hijos?|hijas?|esposa|esposo|mujer|marido|viuda|viudo|tío|tía|primo|prima|sobrino|sobrina|abuelo|abuela|gemelos?|gemelas?|cuyo|cuya|discípulo',
  hedges:
    'no|nunca|jamás|según|supuestamente|presuntamente|probablemente|posiblemente|quizás?|tal vez|leyenda|tradición|rumor|disputad[oa]|incierta|incierto|desconocid[oa]|habría|dicen|se dice|otros|otras|fuentes|erróneamente|sino',
  named: 'llamad[oa]|conocid[oa] como|apodad[oa]|alias|dich[oa]',
  is: '(?:fue|es|era) (?:una?|el|la) ',
  besidePlaces: 'a|al|en|de|del|el|la|los|las|una?|desde|hasta|hacia',
  events:
    'guerra|batalla|sitio|campaña|conflicto|revolución|levantamiento|revuelta|rebelión|motín|operación|ofensiva|crisis|tratado|elecciones|imperio|reino|república|dinastía|partido|empresa|sociedad|liga|unión|movimiento|período|periodo|era|época|expedición|juegos|congreso|concilio|conferencia|peste|epidemia|huelga|masacre|hambruna|reinado|ocupación|periódico|película|barco',
  bornMark: 'nacid[oa](?: el| en)?|n\\.|\\*',
  diedMark: '(?:muert|fallecid)[oa](?: el| en)?|m\\.|f\\.|†',
  clauses: [
    ...say('born', '(?:nació|nace) | PD', 'nacid[oa] | PD'),
    ...say('died', '(?:murió|muere|falleció|fallece) | PD', '(?:muert|fallecid)[oa] | PD'),
  ],
  openings: [
    ...say('born', 'nacid[oa] | PD | , | S', 'D | ,? | (?:nació|nace) | S | P?'),
    ...say('died', 'D | ,? | (?:murió|falleció) | S | P?'),
  ],
}

const russian: LeadLanguage = {
  pronouns: 'он|она',
  verbsFirst: 'родился|родилась|умер|умерла|скончался|скончалась|погиб|погибла',
  openers:
    'если|когда|хотя|как|после|до|с|так|его|её|ее|их|наш|мой|этот|эта|это|никто|не|в|во|на|по|для|при|согласно|кто|где|но|и|или|затем|только|все|здесь|родился|родилась|умер|умерла|один|два',
  particles: 'фон|ван|де|ла|дер|ибн|оглы',
  placeParticles: 'на|де|ла',
  beforeDate: 'в|во|к',
  beforePlace: '',
  beforeChangedPlace: 'в|во|на|под',
  capitalNouns: false,
  behindPlace: 'и|в|где|во|но|как|родился|родилась|умер|умерла|скончался|скончалась|погиб|погибла|к',
  filler: '(?:в семье |в |у )',
  closing: '',
  or: 'или|либо',
  and: 'и',
  kin: 'отец|отца|мать|матери|родители|родителей|брат|брата|сестра|сестры|сын|сына|дочь|дочери|дети|жена|жены|муж|мужа|вдова|дядя|тётя|тетя|племянник|племянница|дед|бабушка|внук|близнецы|чей|чья|чьи|ученик',
  hedges:
    'не|никогда|якобы|вероятно|возможно|предположительно|будто|легенда|легенде|предание|преданию|слухам|спорно|неизвестно|утверждают|говорят|по другим|другим данным|другие|ошибочно|может быть|согласно|гласит',
  named: 'прозванн(?:ый|ая)|известн(?:ый|ая) как|он же',
  is: '',
  besidePlaces: 'в|во|из|на|под|до|к',
  events:
    'война|битва|сражение|осада|кампания|поход|конфликт|революция|восстание|мятеж|операция|наступление|кризис|договор|выборы|империя|королевство|царство|республика|династия|партия|компания|общество|союз|движение|период|эпоха|эра|экспедиция|игры|конгресс|съезд|собор|конференция|чума|эпидемия|забастовка|резня|голод|правление|оккупация|газета|журнал|фильм|корабль',
  bornMark: 'род\\.|родил(?:ся|ась)|р\\.|\\*',
  diedMark: 'ум\\.|умер(?:ла)?|†',
  clauses: [
    ...say('born', 'родил(?:ся|ась) | PD', 'родивш(?:ийся|аяся) | PD', 'PD | родил(?:ся|ась)'),
    ...say('died', '(?:умер(?:ла)?|скончал(?:ся|ась)|погиб(?:ла)?) | PD'),
  ],
  openings: [
    ...say('born', 'PD | родил(?:ся|ась) | S'),
    ...say('died', 'PD | (?:умер(?:ла)?|скончал(?:ся|ась)|погиб(?:ла)?) | S'),
  ],
}

/** Brackets with marks and spans need no words. */
export const universal: LeadLanguage = {
  pronouns: '',
  verbsFirst: '',
  openers: '',
  particles: 'de|du|von|van|of|la|el|al',
  placeParticles: 'de|la',
  beforeDate: '',
  beforePlace: '',
  beforeChangedPlace: '',
  capitalNouns: false,
  behindPlace: '',
  filler: '',
  closing: '',
  or: '',
  and: '',
  kin: '',
  hedges: '',
  named: '',
  is: '',
  besidePlaces: '',
  events: '',
  bornMark: '\\*',
  diedMark: '†',
  clauses: [],
  openings: [],
}

const languages: Record<string, LeadLanguage | undefined> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  ru: russian,
}

/** How leads are read in a language; by brackets alone where nothing is known of it. */
export function leadLanguage(language: string): LeadLanguage {
  return languages[language] ?? universal
}
