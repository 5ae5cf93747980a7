import type { OutcomeWords } from './types.ts'

export const french: OutcomeWords = {
  scales: `
    gagna gagnèrent gagne gagné gagner vainqueur- vainquit vainquirent remport- victoire- victorieu- triomph- réussi- réussite succès | perdit perdirent perd perdu- perdre défait- échou- échec- vaincu- battu-
    tué tués tuée tuées tua tuèrent assassin- exécut- mourut moururent mort morts morte décédé- périt périrent | survécu- survivant- survit épargn- sauvé- sauva gracié- vivant-
    captur- conquit conquirent conquis- prit prirent | perdit perdirent repouss- abandonn-
    arrêt- emprisonn- incarcér- | libér- relâch- évad- échapp- délivr-
    accept- approuv- ratifi- adopt- consenti- | refus- rejet- repouss-
    autoris- permi- permet- légal- | interdi- prohib- illégal-
    confirm- admi- | dément- nia nièrent niée réfut-
    avanc- | recul- retir- retraite
    augment- accru- grandi- hausse- | dimin- baiss- rédui- déclin-
    souti- souten- appuy- favorable- | oppos- combatt-
    pour | contre
    rejoi- adhér- | quitt- démissionn-
    allié- ami amis amie amies | ennemi- hostile-
    commenc- début- | termin- achev- cess-
    ouvr- ouvert- | ferm-
    coupable- condamn- | innocent- acquitt-
    élu élus élue élues nommé- couronn- intronis- | destitu- renvers- limog- détrôn- battu-
    promu- | rétrograd-
    fond- créa créé créée établi- construi- bâti- | détrui- dissou- dissol- aboli-
    brûl- détrui- pill- | épargn- intact-
    capitul- | résist-
    signa signèrent signé- | dénonc-
    attaqu- assaut- envahi- | défen-
    épous- mari- | divorc-
    fort forte forts fortes | faible-
    grand grande grands grandes | petit-
    majorité | minorité
    guerre | paix
    loyal- fidèle- | déloya- trahi- traître-
    vrai vraie | faux fausse
    avant | après
    premier première premiers | dernier dernière derniers
    nord | sud
    oriental- | occidental-
    plus | moins
    toujours | jamais
    tous toutes | aucun aucune
    avec | sans
    riche- | pauvre-
    possible | impossible
    fils | fille filles
    frère- | soeur-
    père | mère`,
  negators: 'pas jamais aucun aucune guère nullement personne rien sans',
  retractors:
    'tenta tentèrent tenté essaya essayèrent échoua échouèrent refusa refusèrent incapable faillit manqua',
  deaths: 'assassiné assassinée tué tuée mourut exécuté exécutée décédé décédée',
  deathNouns: 'mort assassinat exécution décès',
  survivals: 'survécu survécut survit survie',
  roles: {
    doings: `battit battirent battu battus vainquit vainquirent vaincu vaincus tua tuèrent tué tuée assassina assassiné
      assassinée attaqua attaquèrent attaqué envahit envahirent envahi captura capturèrent capturé trahit trahi arrêta
      arrêté renversa renversé assiégea assiégé conquit conquis accusa accusé dénonça dénoncé expulsa expulsé exila exilé`,
    suffering: 'fut furent été était étaient est sont',
    by: 'par',
  },
}
