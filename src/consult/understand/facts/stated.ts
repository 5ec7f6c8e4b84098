/** Whether a name in a text says how things are, or what somebody thinks of, has left behind, or asks about. */

const nearby = 45;
const farther = 100;

/** Before a name: it is wished for, tried, denied or gone. */
const aside =
  /(?:\b(?:no|not|never|without|isn'?t|don'?t|doesn'?t|won'?t|instead of|rather than|avoid|against|anti|unlike|like|such as|e\.?g\.?|considering|consider|evaluat\w+|thinking (?:about|of)|look(?:ing|ed) (?:at|into)|tried|trying|heard (?:of|about)|read about|saw an?|demo of|wants?|want to use|would like|wish|propos\w+|suggest\w+|recommend\w+|plan(?:ning|s)? (?:to|for|on)?|move to|moving to|moved? off|migrat\w+ (?:to|off)|switch(?:ing)? to|go(?:ing)? to|going|upgrade to|(?:com(?:e|ing)|came|mov(?:e|ed|ing)|migrat\w+|switch\w*)(?:\s+(?:away|over|everything|all))?\s+from|used to (?:use|be on|run)|was on|were on|left|dropped|got rid of|should(?: we)?(?: use)?|could(?: we)?(?: use)?|maybe|perhaps|vs\.?|versus|or|than|competitor\w*|their|customers? (?:use|run|on))\s+(?:(?:a|an|the|our|all|fully|just|now|to|on|use|using|managed|even|have|adopt\w*|buy|try)\s+)*)$/iu;

/** Before a name, in the same sentence: somebody proposes it. */
const proposed =
  /\b(?:new hire|colleagues?|boss|manager|management|leadership|(?:the )?board|head office|headquarters|corporate|director|ceo|cio|cto|vendor|vendors|consultants?|sales(?:man|person|people|rep)?|friends?|someone|somebody|people|everyone|everybody|they|he|she|team ?mates?|dev(?:eloper)?s?|engineers?|architects?)\s+(?:(?:also|always|now|just|keeps?)\s+)?(?:says?|said|saying|thinks?|thought|swears?|insists?|claims?|told us|tells us|wants?|pushes|pushing|argues?|believes?|votes?)\b[^.!?]{0,60}$/iu;
/** "Candidates: Render, ECS": a list of what it may become. */
const candidates =
  /\b(?:candidates?|shortlist|contenders?|on the table|(?:our )?options(?: are)?:|(?:get|have|free|allowed) to (?:choose|pick)|choos(?:e|ing) between|torn between|deciding between)\b[^.!?]{0,80}$/iu;

/** After a name: it is one of several under discussion, or not theirs. */
const choice =
  /^\s*(?:\d[\w.]*\s*)?(?:,\s*\w+\s+or\b|\bor\b|\bvs\b|\bversus\b|\?|(?:product|version|edition|customers?|installations?|demo)\b|customers\b|conference\b|meetup\b|summit\b|training\b)/iu;

/** In a question these still tell how things are: "how do we roll back on our EKS?" */
const ours =
  /(?:\b(?:our|my|we (?:run|use|have|are on)|we're on|running on|hosted on|on|in|with|from|using|of)|\bw\/)\s+(?:(?:the|a|an|two|three|\d+|shared|old|big|single|managed|self[- ]hosted|on[- ]prem(?:ises?)?|idea:)\s+){0,3}$/iu;

/** "between 15 services on GKE?": what runs there is theirs, whatever is asked about it. */
const theirs =
  /\b(?:services?|apps?|pods|jobs|workers|workloads?|clusters?|databases?|functions|deployments|monolith|backend|api)\s+(?:(?:running|hosted|deployed)\s+)?(?:on|in)\s+(?:(?:the|our|my|an?)\s+)?$/iu;
const asked = /^\s*\?/u;

/** "for 6 go services", "for a php monolith": what it is wanted for is there. */
const wantedFor = /\bfor\s+(?:(?:a|an|our|my|the|these|those|all|some|many|\d+|two|three|four|five|six)\s+){1,2}$/iu;
const running =
  /^\s+(?:micro-?services?|services?|monoliths?|apps?|applications?|backends?|apis?|repos?|monorepos?|workers?|shops?)\b/iu;
/** "mysql 5.7 -> 8": on the way from what is there. */
const step = /^\s*v?\d[\d.]*\s*(?:->|→|to)\s*v?\d/iu;

export function isStated(text: string, from: number, to: number, asks: boolean): boolean {
  const before = text.slice(Math.max(0, from - nearby), from);
  const after = text.slice(to, to + nearby);
  if (aside.test(before)) return false;
  const told = text.slice(Math.max(0, from - farther), from);
  if (proposed.test(told) || candidates.test(told)) return false;
  if (choice.test(after)) return asked.test(after) && theirs.test(before);
  return !asks || ours.test(before) || step.test(after) || (wantedFor.test(before) && running.test(after));
}
