import type { OutcomeWords } from './types.ts'

export const spanish: OutcomeWords = {
  scales: `
    ganó ganaron gana ganado ganar venció vencieron vencedor- victoria- victorios- triunf- éxito éxitos logr- triunfo triunfó derrotó derrotaron | perdió perdieron perdido- pierde perder derrotado derrotados fracas- vencid- derrota derrotas derrotad- fracaso fracasó
    mató mataron matado asesin- ejecut- murió murieron muert- falleci- pereció perecieron ahog- fusil- ahorcad- decapit- | sobreviv- salvado- salvó salvaron indult- perdonad- vivo viva vivos vivas recuper- sanó
    captur- conquist- tomó tomaron | perdió perdieron rechaz- abandon- entreg-
    arrest- detuv- detenid- encarcel- captur- apres- presos preso | liber- escap- fugó fugaron huyó huyeron huid- soltad- soltó
    acept- aprob- aprueb- ratific- adopt- | rechaz- negó negaron negaba rehus- vetó vetaron denegó denegad- declin-
    permit- autoriz- legal- | prohib- ilegal-
    confirm- admit- | negó negaron desmint- desment- desminti-
    avanz- | retir- retroced- replegó
    aument- creció crecieron subió subieron | disminu- redujo redujeron reduc- bajó bajaron descend-
    apoy- respald- favorec- secund- defend- | opuso opusieron combati- opon- opuest- rechaz- critic-
    favor | contra
    ingres- unió unieron | abandon- dimit-
    aliad- amigo- amiga- amistos- | enemig- hostil-
    comenz- empez- inici- empiez- estall- | termin- acab- cesó cesaron concluy- final- interrump-
    abrió abrieron abiert- | cerró cerraron cerrad-
    culpable- conden- | inocent- absuelt- absolv-
    elegid- eligi- nombrad- nombró coron- design- proclam- restaur- repuest- | destitu- derroc- depuest- depus- derrotad- expuls- despid- despedid- depon- removid- cesad-
    ascendid- | degradad-
    fund- creó crearon creado creada establec- construy- construi- reconstru- restaur- erig- | destru- disolv- disuel- aboli- demol- derrib- arras-
    quem- incendi- destru- saque- arras- saque- | intact- preserv- salvó salvaron salvad- ileso indemne
    rindió rindieron rendición capitul- | resisti-
    firm- | denunci-
    atac- ataque- invad- | defend- defens-
    casó casaron | divorc-
    derog- anul- revoc- suprim- | ratific- manten- mantuv- confirm- prorrog-
    prosper- florec- auge | colaps- quebr- bancarrota ruin- declive
    complet- concluy- termin- | abandon- inconclus- inacab-
    hundi- naufrag- | flote salvó salvad- rescat-
    conced- otorg- | deneg- negó negaron retir-
    levant- | impus- impon- impuest-
    admit- admis- | expuls- excluy- exclu-
    esclaviz- | liber- emancip- manumit-
    voluntari- | forzad- forzos- obligad-
    contrat- reclut- | despid- despedid-
    unific- unid- unió | dividi- separ- escind-
    compr- adquiri- | vend-
    pacífic- | violent-
    joven jóvenes | viejo vieja viejos viejas anciano
    alto alta altos altas | bajo baja bajos bajas
    bueno buena mejor buenos buenas | malo mala peor
    temprano | tarde
    rey reyes | reina reinas
    príncipe príncipes | princesa princesas
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
  negators: 'no nunca jamás ningún ninguna ninguno tampoco nadie nada',
  retractors:
    'intentó intentaron fracasó fracasaron rehusó rehusaron incapaz trató trataron sin negó negaron rehusaron rehúsa intentaba',
  lacking:
    'perdió perdieron poco pocos apenas raramente cesó cesaron evitó escapó incapaz falta inacabado permaneció rechazó rechazaron opuso sin',
  deaths:
    'asesinado asesinada murió muerto muerta ejecutado ejecutada falleció mataron murieron fusilado ahorcado falleció fallecieron',
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
