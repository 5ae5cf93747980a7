import type { OutcomeWords } from './types.ts'

export const french: OutcomeWords = {
  scales: `
    gagna gagnèrent gagne gagné gagner vainqueur- vainquit vainquirent remport- victoire- victorieu- triomph- réussi- réussite succès triomphé- parvin- parvenu- | perdit perdirent perd perdu- perdre défait- échou- échec- vaincu- battu- échoué- échec- perdant- défaite-
    tué tués tuée tuées tua tuèrent assassin- exécut- mourut moururent mort morts morte décédé- périt périrent décéd- noyé- fusillé- pendu- décapit- | survécu- survivant- survit épargn- sauvé- sauva gracié- vivant- guéri- guérit rétabli-
    captur- conquit conquirent conquis- prit prirent s'empar- empar- | perdit perdirent repouss- abandonn-
    arrêt- emprisonn- incarcér- captur- captif- interné- détenu- | libér- relâch- évad- échapp- délivr- fuit enfui-
    accept- approuv- ratifi- adopt- consenti- agré- vot- adopt- accord- | refus- rejet- repouss- déclin- dénié- véto veto
    autoris- permi- permet- légal- | interdi- prohib- illégal-
    confirm- admi- | dément- nia nièrent niée réfut-
    avanc- | recul- retir- retraite
    augment- accru- grandi- hausse- | dimin- baiss- rédui- déclin-
    souti- souten- appuy- favorable- défend- approuv- soutin- | oppos- combatt- contest- désapprouv- critiqu-
    pour | contre
    rejoi- adhér- | quitt- démissionn-
    allié- ami amis amie amies | ennemi- hostile-
    commenc- début- ouvr- déclench- | termin- achev- cess- prit_fin prirent_fin cessa finit finirent interromp-
    ouvr- ouvert- | ferm-
    coupable- condamn- | innocent- acquitt-
    élu élus élue élues nommé- couronn- intronis- désigné- investi- rétabli- proclam- | destitu- renvers- limog- détrôn- battu- démis- démission- renvoy- révoqu- chass- dépos- déchu- licenci-
    promu- | rétrograd-
    fond- créa créé créée établi- construi- bâti- reconstrui- restaur- | détrui- dissou- dissol- aboli- ras- démol- démantel-
    brûl- détrui- pill- incendi- saccag- ravag- | épargn- intact- préserv- indemne-
    capitul- se_rendit se_rendirent rendit rendirent reddition | résist- tint_bon
    signa signèrent signé- conclu- | dénonc- romp- rompit
    attaqu- assaut- envahi- | défen-
    épous- mari- | divorc-
    maintenu- maintin- confirm- | abrog- annul- révoqu- cass- supprim-
    prosper- florissan- essor | effondr- faillite- ruin- déclin-
    achev- termin- complét- | abandonn- inachev-
    coul- sombr- naufrag- | flot renflou- sauvé-
    lev- levé- | impos- instaur-
    accord- octroy- | refus- retir-
    réintégr- admis admise admi- | exclu- expuls- radi-
    asserv- esclave- | affranchi- libér- libre-
    volontaire- | forcé- contraint-
    embauch- recrut- engag- | licenci- renvoy-
    unifi- réuni- uni unie unis unies | divis- sépar- scind-
    achet- acquit acquis- | vend- vendu-
    encourag- aid- | découragé- entrav- empêch-
    pacifique- | violent-
    partout | nulle_part
    jeune- | vieux vieille vieil âgé-
    haut haute hauts hautes | bas basse basses
    bon bonne bons bonnes meilleur- | mauvais- pire-
    tôt | tard
    roi rois | reine reines
    prince princes | princesse-
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
  negators: 'pas jamais aucun aucune guère nullement personne rien',
  retractors:
    'tenta tentèrent tenté essaya essayèrent échoua échouèrent refusa refusèrent incapable faillit manqua sans refusant renonça renoncèrent manquèrent tentait tentaient',
  lacking:
    'perdit perdu perdirent peu rarement cessa cessèrent évita échappa incapable manque inachevé resta demeura refusa refusèrent rejeta opposa',
  deaths:
    'assassiné assassinée tué tuée mourut exécuté exécutée décédé décédée fusillé pendu décapité périt périrent moururent',
  deathNouns: 'mort assassinat exécution décès',
  survivals: 'survécu survécut survit survie survécurent',
  roles: {
    doings: `battit battirent battu battus vainquit vainquirent vaincu vaincus tua tuèrent tué tuée assassina assassiné
      assassinée attaqua attaquèrent attaqué envahit envahirent envahi captura capturèrent capturé trahit trahi arrêta
      arrêté renversa renversé assiégea assiégé conquit conquis accusa accusé dénonça dénoncé expulsa expulsé exila exilé`,
    suffering: 'fut furent été était étaient est sont',
    by: 'par',
  },
}
