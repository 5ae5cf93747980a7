import type { OutcomeWords } from './types.ts'

export const spanish: OutcomeWords = {
  scales: `
    ganó ganaron gana ganado ganar venció vencieron vencedor- victoria- victorios- triunf- éxito éxitos logr- | perdió perdieron perdido- pierde perder derrot- fracas- vencid-
    mató mataron matado asesin- ejecut- murió murieron muert- falleci- pereció perecieron | sobreviv- salvado- salvó salvaron indult- perdonad- vivo viva vivos vivas
    captur- conquist- tomó tomaron | perdió perdieron rechaz- abandon-
    arrest- detuv- detenid- encarcel- | liber- escap- fugó fugaron huyó huyeron
    acept- aprob- aprueb- ratific- adopt- | rechaz- negó negaron negaba rehus- vetó vetaron
    permit- autoriz- legal- | prohib- ilegal-
    confirm- admit- | negó negaron desmint-
    avanz- | retir- retroced- replegó
    aument- creció crecieron subió subieron | disminu- redujo redujeron reduc- bajó bajaron descend-
    apoy- respald- | opuso opusieron combati-
    favor | contra
    ingres- unió unieron | abandon- dimit-
    aliad- amigo- amiga- amistos- | enemig- hostil-
    comenz- empez- inici- | termin- acab- cesó cesaron
    abrió abrieron abiert- | cerró cerraron cerrad-
    culpable- conden- | inocent- absuelt- absolv-
    elegid- eligi- nombrad- nombró coron- | destitu- derroc- depuest- depus- derrotad-
    ascendid- | degradad-
    fund- creó crearon creado creada establec- construy- construi- | destru- disolv- disuel- aboli-
    quem- incendi- destru- saque- | intact- preserv-
    rindió rindieron rendición capitul- | resisti-
    firm- | denunci-
    atac- ataque- invad- | defend- defens-
    casó casaron | divorc-
    fuerte- | débil-
    grande- | pequeñ-
    mayoría | minoría
    guerra | paz
    leal- fiel- | desleal- traic- traidor-
    verdadero verdadera | falso falsa
    antes | después
    primer primero primera | último última
    norte septentrional- | sur meridional-
    oriental- | occidental-
    más | menos
    siempre | nunca jamás
    todos todas | ninguno ninguna
    con | sin
    rico rica ricos ricas | pobre-
    posible | imposible
    hijo hijos | hija hijas
    hermano hermanos | hermana hermanas
    padre | madre`,
  negators: 'no nunca jamás ningún ninguna ninguno tampoco nadie nada sin',
  retractors: 'intentó intentaron fracasó fracasaron rehusó rehusaron incapaz trató trataron',
  deaths: 'asesinado asesinada murió muerto muerta ejecutado ejecutada falleció mataron',
  deathNouns: 'muerte asesinato ejecución',
  survivals: 'sobrevivió sobrevivieron sobrevive supervivencia',
  roles: {
    doings: `derrotó derrotaron derrotado venció vencieron vencido mató mataron asesinó asesinaron asesinado atacó
      atacaron atacado capturó capturaron capturado invadió invadieron invadido traicionó traicionado arrestó arrestado
      derrocó derrocaron derrocado sitió sitiado conquistó conquistaron conquistado acusó acusado expulsó expulsado`,
    suffering: 'fue fueron sido era eran es son',
    by: 'por',
  },
}
