import type { OutcomeWords } from './types.ts'

export const german: OutcomeWords = {
  scales: `
    sieg siege sieger siegt siegte siegten siegreich- gewinn- gewann- gewonnen triumph- erfolg erfolge erfolgreich- gelang gelungen- besiegte besiegten bezwang bezwangen triumphier- | niederlag- verlor verloren verlier- scheiter- misslang misslungen- erfolglos- misserfolg- unterlag besiegt unterlag unterlagen fehlschlag- fehlgeschlagen geschlagen
    getötet- tötet- ermord- hingericht- starb starben gestorben umgekommen tod tot tötete töteten ertrank ertrunken fiel_im ums_leben verstarb verstorben erschossen gehängt enthauptet- erhängt | überleb- gerettet- rettet- verschont- begnadigt- lebend- genas genesen rettete retteten
    erober- eingenommen- nahm_ein besetzt- | abgewehrt- zurückgeschlagen- verteidig- verlor verloren aufgegeben- geräumt
    verhaft- gefangengenommen festgenommen- inhaftier- eingesperrt- gefasst gefangen gefangene- interniert- | freigelassen- befreit- entkam entkamen entkommen floh flohen geflohen entflohen freiliess
    angenommen- akzeptier- gebilligt- billigt- zugestimmt ratifiziert- genehmigt- anerkannt- nahm nahmen nimmt zugestimmt- stimmte_zu verabschiedet- billigt- | abgelehnt- lehnte lehnten verweiger- zurückgewiesen- verworfen- verwarf verwarfen verweigert- weigert- vetoe
    erlaubt- gestattet- legal- | verboten- verbot untersagt- illegal-
    bestätigt- | bestritten- dementiert- widerlegt-
    vorgerückt vorrückt- vormarsch | zurückgezogen- rückzug zurückzog
    stieg stiegen gestiegen- wuchs wuchsen gewachsen- zugenommen erhöht- | sank sanken gesunken- fiel fielen gefallen- abgenommen verringert- schrumpft- gesenkt-
    unterstützt- befürwort- unterstützung unterstützer- | bekämpft- widersetzt- ablehn- bekämpf- gegner- widersetzt-
    für | gegen
    beigetreten beitrat | verliess verliessen verlassen ausgetreten austrat
    verbündet- freund freunde freunden freundlich- | feind feinde feinden feindlich- gegner-
    begann begannen begonnen- beginn anfing fing_an angefangen | endete endeten beendet- ende endet enden aufgehört hörte_auf abgebrochen-
    eröffnet- geöffnet- öffnet- | geschlossen- schloss schliesst
    schuldig- verurteilt- | unschuldig- freigesprochen- freispruch
    gewählt- ernannt- gekrönt- eingesetzt- berufen ernennung einsetzung inthronisier- | abgesetzt- gestürzt- entlassen- abgewählt- entthront- abberufen- entmachtet- verjagt- vertrieben- entlassung absetzung abgelöst
    befördert- | degradiert-
    gegründet- gründet- errichtet- erbaut- gebaut- wiederaufgebaut- wiedererrichtet- | aufgelöst- zerstört- abgeschafft- abgerissen- zerstört- vernichtet- geschleift- verboten
    niedergebrannt- zerstört- geplündert- vernichtet- | verschont- unversehrt- erhalten unbeschädigt-
    kapitulier- ergab ergaben | widerstand widerstanden standgehalten
    unterzeichnet- unterschrieb- unterschrieben- unterschrieb geschlossen | gekündigt- gebrochen brach aufgekündigt-
    angriff angriffen angegriffen- | verteidig-
    geheiratet heiratet- | geschieden-
    aufgehoben- annulliert- widerrufen- | bestätigt- bekräftigt- verlängert-
    blüht- florier- gedieh- aufschwung | zusammenbrach zusammengebrochen verfiel verfallen- bankrott niedergang
    vollendet- fertiggestellt- | aufgegeben- unvollendet- abgebrochen
    gesunken versank versenkt- | gerettet- geborgen- gehoben
    bestand bestanden | durchgefallen durchfiel
    gewährt- erteilt- bewilligt- | verweigert- versagt- entzogen-
    aufgenommen- | ausgeschlossen- verstossen-
    versklavt- | befreit- freigelassen-
    freiwillig- | gezwungen- zwangsweise erzwungen-
    eingestellt- angestellt- | entlassen- gekündigt-
    vereint- vereinig- | geteilt- spaltet- gespalten- getrennt-
    gekauft- kaufte kauften erwarb | verkauft- verkaufte
    friedlich- | gewaltsam- gewalttätig-
    überall | nirgends
    jung junge- jünger- | alt alte- älter-
    hoch hohe- höher- | niedrig- tief tiefe-
    gut gute- besser- | schlecht- schlimm-
    früh früher- | spät später-
    beide | keiner keines
    könig könige könige- | königin-
    prinz prinzen | prinzessin-
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
  negators: 'nicht kein keine keinen keinem keiner keines nie niemals nirgends niemand',
  retractors:
    'vergeblich versuchte versuchten weigerte weigerten scheiterte scheiterten erfolglos beinahe fast weigerte weigerten verweigerte misslang ohne',
  lacking:
    'verlor verloren wenig wenige kaum selten ohne vermied entging unfähig unvollendet blieb blieben weigerte lehnte ablehnte hörte',
  deaths:
    'ermordet getötet gestorben starb starben hingerichtet umgebracht erschossen ums_leben ertrank verstarb gehängt enthauptet',
  deathNouns: 'tod ermordung hinrichtung',
  survivals: 'überlebte überlebt überlebten überleben',
}
