import type { OutcomeWords } from './types.ts'

export const german: OutcomeWords = {
  scales: `
    sieg siege sieger siegt siegte siegten siegreich- gewinn- gewann- gewonnen triumph- erfolg erfolge erfolgreich- gelang gelungen- | niederlag- verlor verloren verlier- scheiter- misslang misslungen- erfolglos- misserfolg- unterlag besiegt-
    getötet- tötet- ermord- hingericht- starb starben gestorben umgekommen tod tot | überleb- gerettet- rettet- verschont- begnadigt- lebend-
    erober- eingenommen- | abgewehrt- zurückgeschlagen- verteidig- verlor verloren
    verhaft- gefangengenommen festgenommen- inhaftier- eingesperrt- | freigelassen- befreit- entkam entkamen entkommen floh flohen
    angenommen- akzeptier- gebilligt- billigt- zugestimmt ratifiziert- genehmigt- anerkannt- | abgelehnt- lehnte lehnten verweiger- zurückgewiesen- verworfen-
    erlaubt- gestattet- legal- | verboten- verbot untersagt- illegal-
    bestätigt- | bestritten- dementiert- widerlegt-
    vorgerückt vorrückt- vormarsch | zurückgezogen- rückzug zurückzog
    stieg stiegen gestiegen- wuchs wuchsen gewachsen- zugenommen erhöht- | sank sanken gesunken- fiel fielen gefallen- abgenommen verringert- schrumpft- gesenkt-
    unterstützt- befürwort- | bekämpft- widersetzt-
    für | gegen
    beigetreten beitrat | verliess verliessen verlassen ausgetreten austrat
    verbündet- freund freunde freunden freundlich- | feind feinde feinden feindlich- gegner-
    begann begannen begonnen- beginn | endete endeten beendet- ende
    eröffnet- geöffnet- öffnet- | geschlossen- schloss schliesst
    schuldig- verurteilt- | unschuldig- freigesprochen- freispruch
    gewählt- ernannt- gekrönt- eingesetzt- | abgesetzt- gestürzt- entlassen- abgewählt- entthront-
    befördert- | degradiert-
    gegründet- gründet- errichtet- erbaut- gebaut- | aufgelöst- zerstört- abgeschafft- abgerissen-
    niedergebrannt- zerstört- geplündert- | verschont- unversehrt-
    kapitulier- ergab ergaben | widerstand widerstanden standgehalten
    unterzeichnet- unterschrieb- unterschrieben- | gekündigt-
    angriff angriffen angegriffen- | verteidig-
    geheiratet heiratet- | geschieden-
    stark- stärk- | schwach- schwäch-
    gross grosse- grösser- grösst- | klein kleine- kleiner- kleinst-
    mehrheit | minderheit
    krieg kriege | frieden
    treu- loyal- | untreu- verrat verräter-
    wahr | falsch
    erste ersten erster erstes | letzte letzten letzter letztes
    nord norden nördlich- | süd süden südlich-
    osten östlich- | westen westlich-
    mehr | weniger
    immer | nie niemals
    alle | keine niemand
    mit | ohne
    reich reiche- | arm arme-
    möglich | unmöglich
    sohn söhne | tochter töchter
    bruder brüder | schwester schwestern
    vater | mutter`,
  negators: 'nicht kein keine keinen keinem keiner keines nie niemals nirgends niemand ohne',
  retractors:
    'vergeblich versuchte versuchten weigerte weigerten scheiterte scheiterten erfolglos beinahe fast',
  deaths: 'ermordet getötet gestorben starb starben hingerichtet umgebracht erschossen',
  deathNouns: 'tod ermordung hinrichtung',
  survivals: 'überlebte überlebt überlebten',
}
