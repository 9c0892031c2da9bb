const ABBREVIATED = /\b(?:St|Mr|Mrs|Ms|Dr|Mt|No)\.$/
/** Shorter ones are no opening, longer ones no headline. */
const LENGTHS = { min: 20, max: 180 }

/** A text as HTML, its first sentence as a paragraph of its own (`first`), where it is plain and of a length to be set large. */
export function openWithSentence(html: string): string {
  const [opening, inside = ''] = /^\s*<p>([^<]*)/.exec(html) ?? []
  if (opening === undefined) return html
  const sentence = firstSentence(inside)
  if (sentence === undefined) return html
  const rest = html.slice(opening.length - inside.length + sentence.length).trimStart()
  const isWhole = rest.startsWith('</p>')
  return `<p class="first">${sentence}</p>${isWhole ? rest.slice('</p>'.length) : `<p>${rest}`}`
}

function firstSentence(text: string): string | undefined {
  for (const { index } of text.matchAll(/[.!?](?=\s|$)/g)) {
    const sentence = text.slice(0, index + 1)
    if (!ABBREVIATED.test(sentence) && sentence.length >= LENGTHS.min) return sentence.length <= LENGTHS.max ? sentence : undefined
  }
  return undefined
}
