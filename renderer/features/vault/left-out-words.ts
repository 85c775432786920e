/**
 * Words of the list that nobody should be given as their own: of violence and death, of the body and sex, of illness and
 * disability, of drugs, of what people are called or believe. A passphrase is read aloud, noted down and typed every day, at
 * times next to a family. Any word may still mean something to somebody; another five are a press away.
 */
export const LEFT_OUT: ReadonlySet<string> = new Set(
  `
  abdomen abdominal abrasion abrasive absinthe achiness aching afflicted aggregate aghast agonize agonizing agony aids ambush anemia anemic aneurism
  anguished apache arousal arrest arson ashamed asleep atrocious atrophy autism autistic avenge avenging aversion backlash backside badass badly
  badness banish barbed barmaid barracuda battered battering battery batting battle bazooka bladder blame blaming blaspheme blasphemy bleak blemish
  blighted blubber bonehead boneless boogeyman boondocks boozy brownnose bruising brute brutishly buckshot buddhism buddhist bully bust cannabis
  carnage carnivore casket casualty catacomb catatonic catcall catfight cathouse caucasian celibacy celibate cesarean cesspool chafe chaffing chastise
  chastity chemo childless chokehold choking clench clobber coerce collision coma commode condone confess coroner corrode corrosive craving crazed
  crazily craziness crazy crib cringe cringing cruelly cruelness cruelty crusader crushed crusher crushing curse cussed dagger danger dastardly
  deafening deafness decay deceased deceit deceiver deceiving deface defacing defame defile defiling defraud degraded degrading delirious delirium
  delouse delusion demeaning demise denial depraved depravity deprecate depress deprive deranged desecrate despair despise destitute destruct
  detention detest detonate detonator deviancy deviant deviate deviation deviator devourer devouring diabetes diabetic diabolic diaper dirtiness
  disabled disaster disdain disfigure disgrace disinfect dismay disorder disown distaste distress distrust divorcee dizziness dizzy dork dreaded
  dreadful drool drown drudge duress dweeb dyslexia dyslexic earache embezzle embolism endanger enrage enslave epidemic epilepsy epileptic eradicate
  eskimo estranged estrogen evict evil excretion excretory exhume exorcism exorcist expletive explicit exploit extortion famished fanatic fascism
  feeble fester fetal fever filth flaccid flashing flirt flogging foe fondling frenzied frighten frightful frigidity frigidly frostbite gag gallows
  gambling gangrene gangway gentile giddy gigolo glaucoma gloomily gloomy gonad gore gout graves graveyard grief grievance grieving grievous grimy
  groin groom grope gutless harmful hate hatred haunt hazard hazing headless headsman hemlock henchman humiliate humpback hunchback hurt idiocy
  illicitly imbecile impaired impale impotence impotency impotent imprison irate islamic islamist jackknife jailbird jailer jailhouse jaundice
  jockstrap jugular junkie junkyard kissable lash lesser limping lunacy lurch lurk lustfully lustily lustiness lusty lying maggot maimed malformed
  mammary mammogram mangle manhunt marauding marxism masculine mating mongrel monstrous moocher morbidity morbidly morphine mortality mortally
  mortician mortified mortify mortuary mourner mournful mummified mummify murky muskiness mutilated mutilator mutiny nag nappy nastily nastiness
  neglector negligee negligent nemeses nemesis nerd neurosis neurotic nicotine numbing numbness nutcase nuttiness nutty obituary obnoxious occultist
  ogle ominous opium oppressed oppressor outrage ovary overkill pagan pandemic panic paralyses paralysis paralyze parasite parasitic pauper pelt
  pelvis penalize perish perjurer perjury persecute pesticide phobia plunder poison polio pounce pouncing pregnancy pregnant prison procreate profane
  profanity provoking prowler prowling prozac prude prudishly psychic pummel punctured punisher punk pureblood purebred purgatory purge purging
  puritan pyromania quarrel rabid racism rage raging rancidity ranting rash ravage ravishing rectal relapse relapsing repressed repugnant repulsion
  repulsive retaliate revenge ritalin rotten rotting runaround sabotage savage scabbed scabby scalded scalding scalping scam scandal scapegoat scared
  scarily scariness scarring scary scorn scoundrel scowling scurvy seduce seducing sensually sensuous septic septum shame shank shiftless shock
  shrapnel shredder shriek shudder silenced sinister skeletal skeleton skimpily skinhead skinless skinny slain slapping slashed slashing slimy slit
  sloppily slouching slug slum smashing smother snare snarl sneer snitch spew spinster splatter spookily spooky starved starving sterility sterilize
  stifle stifling stinger stinking stinky stooge strangle stricken sufferer suffering suffocate sullen sultry swear swinger sworn syndrome tainted
  tantrum thieving thievish thong thrash threaten throbbing throttle tragedy trapped treachery treason trespass tribesman turmoil twerp twitch udder
  unashamed unclad unclothed undead underage underdog underwear undress unethical unfeeling ungodly unhappily unhappy unhealthy unholy unisexual
  unkind unlovable unloved unlovely unloving unmoral unsafe unsightly unwanted unwashed unwed unwell unwomanly unworthy upchuck urologist urology
  vagrancy vagrantly valium vaseline vendetta vengeful venomous vice villain violate violator virus vixen whacking widow wimp womb wound wrath
  wrongdoer yiddish zombie`
    .trim()
    .split(/\s+/),
)
