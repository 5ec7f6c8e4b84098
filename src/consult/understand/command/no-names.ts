import { isMachineType } from '../numbers/machine-type.ts';

/** Words of a sentence that never name a system: what joins clauses, how, how many, how much more, and what is done. */

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

const joining = list(`
  although though however because since therefore thus hence whereas while whether unless whenever wherever once until till otherwise
  meanwhile nevertheless besides except instead despite unlike so yet nor either neither else even
`);

const howAndWhen = list(`
  only just still already almost always often sometimes never ever rarely usually mostly soon later early late again together apart alone
  anyway maybe perhaps quite rather very too enough somehow somewhere everywhere nowhere ahead aside afterwards before beforehand overnight
  twice thrice halfway away forward backward backwards inside outside behind ago
`);

const howMany = list(`
  one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty hundred hundreds thousand thousands
  dozen dozens half double many much more most few fewer less least several another other others same such each every both own single whole
  first second third next weight weights step steps percentage percentages percent
`);

const howIs = list(`
  bad worse worst better best good big bigger small smaller large larger long longer short shorter slower faster newer older higher lower
  afraid scared unhappy happy angry tired sure unsure unclear wrong right busy ready able unable different possible impossible useless useful
  former wonderful terrible stuck paused pending hanging frozen failing progressing backoff evicted
`);

const verbs = list(`
  am is are was were be been being do does did done has have had having can cannot could will would shall should may might must
  says said say tells told tell shows shown showed shows means meant thinks thought think knows knew known know sees saw seen
  takes took taken take gets got gotten getting makes made goes went gone comes came come keeps kept leaves left lets gives gave given
  wants wanted needs needed likes liked feels felt finds found loses lost asks asked calls called uses used tries tried turns turned
  causes caused happens happened starts stops ends breaks broke broken fails fell falls grows grew rises rose hits hurts costs
  lives lies lands waits sits stands stays runs ran reads writes wrote sends sent brings brought pays paid opens opened closes closed
  eats dies died kills killed hangs hung sleeps wakes woke lasts works worked exists existed notice notices noticed seems seemed looks looked
  refuses reverts destroys destroy recreates replaces removes deletes drops adds changes moves copies fires disappears vanishes
  argued forgot forgets remembers remember understand explain understands dare dares
  differ differs vary varies drift drifts drifted rejected
  break drop kill hang scare cause interrupt disconnect freeze stall slow
  cut split keep put practice practise simulate calculate compute estimate
`);

const people = list(`
  people person persons somebody someone anybody anyone everybody everyone nobody noone none colleagues colleague developers engineers devs
  admins staff employees boss bosses managers management contractors interns auditors auditor teams newcomers they them us we i he she it
`);

/** What is measured, and what it is measured in. */
const measures = list(`
  rto rpo mttr cpu memory ram disk lag latency gb tb mb gib tib mib vcpu vcpus cores upfront concurrency desired egress disks volumes ips
`);

const classes: readonly ReadonlySet<string>[] = [joining, howAndWhen, howMany, howIs, verbs, people, measures];

const noAdverbs = list('assembly family supply reply anomaly');

/** Adverbs end so: "carefully", "monthly". */
const isAdverb = (word: string): boolean => /^[a-z]{3,}ly$/.test(word) && !noAdverbs.has(word);

/** "32GB", "15m" */
const isSize = (word: string): boolean => /^\d+(?:[.,]\d+)?(?:[kmgtp]i?b|[kmshdwy]|ms|min)$/.test(word);

/** Spelled as it was meant. */
export const isOrdinary = (word: string): boolean => classes.some((each) => each.has(word));

export const isNoName = (word: string): boolean =>
  isOrdinary(word) || isAdverb(word) || isSize(word) || isMachineType(word);
