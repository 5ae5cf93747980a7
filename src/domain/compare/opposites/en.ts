import type { OutcomeWords } from './types.ts'

export const english: OutcomeWords = {
  scales: `
    win wins won winning winner- victory victories victorious triumph- prevail- succeed- success successes successful- overcame overcome undefeated | lose loses lost losing loser- loss losses defeat- beaten lost_to fail- failure- unsuccessful- foil- thwart- came_to_nothing
    kill- assassinat- murder- execut- hanged die dies died dying dead death deaths slain slew perish- succumb- drown- starv- passed_away lost_his_life lost_her_life lost_their_lives | spare spares spared surviv- live lives lived living alive rescu- save saves saved outliv- recover- pardon- repriev-
    capture captures captured capturing recaptur- retook retake retaken took_control occupied occupies occupy occupying seiz- conquer- overran overrun lost_to | lost lose loses relinquish- abandon- repel- repuls- withstood held_out failed_to_take fails_to_take driven_back driven_off beaten_back thrown_back
    arrest- imprison- detain- jail- capture captures captured intern interned | releas- free frees freed liberat- escap- evad- elud-
    accept- agree agrees agreed approv- ratif- adopt- acceptance approval endors- consent- confirm- | block- turned_down voted_down reject- refus- refusal veto vetoes vetoed declin- deny denies denied repudiat- rebuff-
    allow- permit- authori- legal legalis- legaliz- lawful | forbid- forbade forbidden ban bans banned banning prohibit- outlaw- illegal unlawful prevent-
    admit- concede- affirm- confirm- | deny denies denied denial disprov- refut-
    pass passes passed carried enact- | reject- vetoed defeated failed threw_out thrown_out voted_down
    managed succeed- success successes successful- went_through | fail- failure- unsuccessful- collaps- broke_down fell_through
    grant- award- gain- obtain- | refus- deny denies denied reject- withheld withhold- revok-
    welcom- embrac- | spurn- rebuff- reject-
    uphold- upheld | revers- overrul- overturn- quash- annul- revok- repeal- struck_down
    lift- eased relaxed | impos- laid tighten- reinforc-
    restor- reinstat- retain- preserv- | oust- depos- dethron- overthrew overthrown abolish- remov-
    renew- extend- prolong- | cancel- terminat- annul- revok- broken_off broke_off
    complet- finish- | abandon- unfinished incomplete
    thrive- throve prosper- flourish- boom- | wither- wilt- collaps- bankrupt bankruptcy perish- decay- declin- abandon- languish-
    held stood_firm held_firm | burst broke broken collaps- crumbl- gave_way
    held_out withstood | fell fallen
    kept keep keeps keeping | broke broken break breaks
    abdicat- resign- stepped_down | remain- stayed
    repel- repuls- | broke_through
    crush- suppress- quell- | succeed- toppl- prevail- triumph-
    enslav- | free frees freed liberat- emancipat-
    voluntar- willing- | forced forcibl- compuls- reluctant-
    hire hires hired employ- recruit- | fired dismiss- sacked
    borrow- | lend lends lent lending
    recognis- recogniz- acknowledg- | ignor- disown- repudiat- deny denies denied
    encourag- enabl- help- assist- aided | discourag- hinder- prevent- obstruct- imped-
    able | unable
    peaceful- | violent-
    everywhere | nowhere
    both either | neither
    minimum | maximum
    wide wider widest broad- | narrow-
    quick- fast faster fastest swift- rapid- | slow slower slowest slowly
    deep deeper deepest | shallow-
    easy easily easier | difficult-
    full | empty
    cheap- | expensive costly
    hot hotter hottest | cold colder coldest
    wet wetter wettest | dry drier driest
    king kings | queen queens
    prince princes | princess princesses
    boy boys | girl girls
    emperor | empress
    advance advances advanced advancing | retreat- withdraw- withdrew withdrawn withdrawal fell_back
    increas- rise rises rose risen rising grow grows grew grown growing expand- climb- double doubled | decreas- fall falls fell fallen falling shrink- shrank declin- reduc- drop drops dropped dwindl- diminish- halved
    strengthen- | weaken-
    raise raises raised | lower lowers lowered
    gain- secur- retain- held hold holds holding kept keep | lose loses lost losing forfeit- abandon- gave_up
    held_together stayed_together remained_together | broke_apart fell_apart broke_up
    right rightly correct- | wrong wrongly incorrect- mistaken
    plentiful abundan- bountiful | ruined failed
    spread spreads | contain- stamped_out
    landed | crash-
    in_time | too_late
    bless- | curse curses cursed
    outliv- | predeceas-
    repaid repays | default-
    effective effectual | useless ineffective ineffectual
    forced compel- oblig- | allow- permit-
    wounded wound- injur- hurt | unharmed unhurt unscathed uninjured
    improv- | worsen- deteriorat-
    broke_out erupt- | averted avert- prevent-
    achiev- reach- attain- | miss- fail-
    praise- hail- acclaim- welcom- | condemn- denounc- decri-
    accus- blame- | absolv- exonerat- cleared
    received admitted | turned_away
    dissolv- adjourn- prorogued | conven- summon- assembl- recalled
    support- favour- favor- backed backs backing | turned_down oppos- opposition opponent-
    for | against
    pro | anti
    admit- | expel- exclud- barred
    join- enter- | leave leaves left leaving quit quits resign- deserted
    remain- stayed stays | leave leaves left leaving fled flee flees departed
    friend- ally allies allied alliance | enemy enemies foe foes hostile hostility rival-
    begin begins began begun start starts started starting | end ends ended ending stop stops stopped cease ceases ceased
    continu- resum- | halt- stop stops stopped cease ceases ceased suspend- discontinu-
    open opens opened opening | close closes closed closing shut seal- block-
    guilty convict- condemned | innocent acquit- acquitted acquittal exonerat-
    elect elected elects appoint- install- nominat- crown- enthron- inaugurat- | oust- dismiss- depos- remov- dethron- defeat- overthrew overthrown
    promot- | demot-
    honour- honor- reward- praise praised praises decorated | punish- disgrac- condemn- denounc-
    build builds built found founds founded founding establish- creat- form forms formed rebuilt | destroy- demolish- dissolv- abolish- disband- raze razed
    burn- burnt destroy- raze razed sacked looted ravag- devastat- | spare spares spared preserv- intact unharmed unscathed
    sank sunk sinks sinking capsiz- | afloat float- salvag- saved rescu- surviv-
    surrender- capitulat- yield- submitted | resist- withstood held_out fought_on
    sign signs signed signing | repudiat- tore_up
    held took_place went_ahead launch- | cancel- postpon- called_off
    attend- | boycott-
    arriv- | depart departs departed departure
    attack- assault- invad- | defend- defence defense
    offensive | defensive
    unit- unity unification merg- | divid- division split splits separat- partition-
    includ- | exclud- omit-
    buy buys bought purchas- | sell sells sold
    import imports imported | export exports exported
    love loves loved admir- | hate hates hated despis- loath-
    marri- marry marries | divorc-
    reveal- disclos- expos- | conceal- hid hidden
    obey- complied comply complies | ignor- disobey- defied defy defies
    strong stronger strongest strength strongly | weak weaker weakest weakness weakly
    large larger largest big bigger biggest great greater greatest | small smaller smallest little
    high higher highest | low lower lowest
    good better best | bad worse worst
    early earlier earliest | late later latest
    young younger youngest | old older oldest elder eldest
    heavy heavier heavily | light lighter lightly
    long longer longest | short shorter shortest
    major | minor
    permanent- | temporary temporarily
    public- | secret- private-
    majority | minority
    peace | war
    loyal loyalty loyally faithful | disloyal- treason betray- treacher-
    true | false
    before | after
    first | last
    above | below
    inside | outside
    upper | lower
    left | right
    north northern northward northeast northwest | south southern southward southeast southwest
    east eastern eastward | west western westward
    more most | less fewer least fewest
    many | few
    always | never
    often frequent- | rarely seldom
    all everyone everybody | none nobody
    everything | nothing
    with | without
    because thanks | despite
    possible | impossible
    alone | together
    rich- wealth- | poor poorer poorest poverty
    morning | evening
    son sons | daughter daughters
    brother brothers | sister sisters
    father fathers | mother mothers
    husband husbands | wife wives
    uncle | aunt
    nephew nephews | niece nieces
    man men | woman women
    male males | female females`,
  negators: 'not never no none neither cannot nobody nothing hardly',
  retractors: `failed fails fail failing refused refuses refuse refusing declined unable tried attempted never not cannot
    without attempting trying lacked lacks lack lacking non instead rather denied`,
  auxiliaries:
    'do does did is are was were be been has have had can could will would shall should may might must',
  forms: `take took taken taking
    win won winning
    hold held
    keep kept
    break broke broken
    begin began begun
    sink sank sunk
    drive drove driven
    fall fell fallen
    leave left
    lose lost
    build built
    bring brought
    catch caught
    come came
    become became
    find found
    fight fought
    flee fled
    get got
    give gave given
    go went gone
    hide hid hidden
    lead led
    make made
    meet met
    pay paid
    rise rose risen
    run ran
    see saw seen
    seek sought
    sell sold
    send sent
    shoot shot
    speak spoke spoken
    stand stood
    steal stole stolen
    strike struck
    swear swore sworn
    throw threw thrown
    overthrow overthrew overthrown
    withdraw withdrew withdrawn
    write wrote written
    buy bought
    do did done
    know knew known
    think thought
    lay laid
    bear bore
    hear heard
    feel felt
    spend spent
    teach taught
    tell told
    say said
    draw drew drawn
    grow grew grown
    forbid forbade forbidden
    forgive forgave forgiven`,
  lacking: `lost lose loses little few barely scarcely seldom rarely ceased stopped avoided escaped unable lacks absent abandoned
    unfinished unknown remained stayed without refused declined rejected opposed`,
  deaths: 'assassinated killed murdered executed died slain shot hanged perished beheaded',
  deathNouns: 'death assassination murder execution',
  survivals: 'survived survives survive survival outlived outlives',
  endings: /^(?:e?s|ie[sd]|[blmnprt]?ed|d|e|[blmnprt]?ing|y|e?rs?|ors?|ions?|als?|ments?|ance|fully?|ly)?$/,
  roles: {
    doings: `defeated beat beaten conquered overthrew overthrown killed murdered assassinated attacked invaded captured
      arrested betrayed besieged routed vanquished crushed expelled deposed accused rescued succeeded executed condemned
      denounced exiled poisoned wounded imprisoned annexed dethroned outlived sued convicted banished stabbed shot
      dismissed abandoned supported opposed served saved seized liberated`,
    suffering: 'was were been being is are be got',
    by: 'by',
  },
}
