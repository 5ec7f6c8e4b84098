/** The text as a person meant it: Slack's escapes undone, one form of quotes and arrows, no emoji, not our own name. */
export function normalize(text: string): string {
  return unwrapEmoji(straighten(decodeOnce(text)))
    .replaceAll(signsAlone, '$1')
    .normalize('NFC')
    .trim()
    .replace(/^[@/]?devops[,:]?\s+(?=\S)/i, '');
}

/** Brackets with signs in them stand for what was left out, such as a credential. */
const signsAlone = /(^|\s)\([^\p{L}\p{N}\s()]+\)(?=\s|$)/gu;

const escapes: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** One pass, so that `&amp;lt;` stays the text `&lt;` somebody typed and never becomes a bracket. */
function decodeOnce(text: string): string {
  return text.replace(/&(?:amp|lt|gt);/g, (found) => escapes[found] ?? found);
}

function straighten(text: string): string {
  return text
    .replace(/[“”„‟«»″❝❞]/g, '"')
    .replace(/[‘’‚‛′´‹›]/g, "'")
    .replace(/[→⇒➜➔⟶➡]\uFE0F?/g, '->')
    .replace(
      /(^|\s)w\/(o?)(?=\s|\p{L})/giu,
      (_, before: string, without: string) => `${before}with${without === '' ? ' ' : 'out'}`,
    );
}

/** Emoji say nothing here. Their joiners go with them: alone, a joiner is an invisible character and counts as one. */
function unwrapEmoji(text: string): string {
  return text
    .replace(
      /(?:\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}])(?:\uFE0F|[\u{1F3FB}-\u{1F3FF}]|\u200D\p{Extended_Pictographic})*/gu,
      ' ',
    )
    .replace(/(^|\s):[a-z0-9_+'-]{2,40}:(?=$|\s)/g, '$1');
}
