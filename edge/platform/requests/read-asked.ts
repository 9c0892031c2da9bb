/**
 * What she means by what she has pasted: a reference with its `#`, the address of a link (`tel:`, `mailto:`), a sender as a mail program writes one
 * (`Sam <sam@example.com>`). Of fewer letters between brackets nothing is
 * made: each of them is in many references. Pure.
 */
export function readAsked(typed: string): string {
  const inner = /<([^<>]{4,})>\s*$/.exec(typed)?.[1] ?? typed
  const [, linked] = /^\s*(?:tel|sms|mailto):([^?;]*)/i.exec(inner) ?? []
  const asked = (linked === undefined ? inner : unescaped(linked)).replace(/^[\s#]+/, '').trim()
  // A phone types a round apostrophe into an address, too, where it is kept straight.
  return asked.includes('@') ? asked.replaceAll(/[‘’ʼ]/g, "'") : asked
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
