import { cleanLine, halfWidth } from './clean-text.ts'

/**
 * An address as mail servers know it, from how people write and paste it: `Sam <sam@example.com>`, `mailto:sam@example.com`, in quotes or brackets, with
 * the full stop of its sentence, in full-width letters of an Asian keyboard, with the apostrophe of a phone, with spaces around it, its @ and its dots, and with a domain in any script,
 * whose ASCII form is kept (RFC 5891). A space within a name may stand for a dot or an underscore: it stays, to be refused. ASCII addresses stay as they are, so that the hash by which
 * a client is found again is the one that was stored.
 */
export function cleanEmail(text: string): string {
  const bare = halfWidth(cleanLine(text))
    .replace(/[\s.,;:\u3002]+$/, '')
    .replace(/^[^<>]*<([^<>]*)>$/, '$1')
    .replace(/^mailto:([^?]*)(\?.*)?$/i, '$1')
    .replace(/\p{Zs}*([@.])\p{Zs}*/gu, '$1')
    .trim()
    .replace(/^["\u201c\u2018([](.*)["\u201d\u2019)\]]$/, '$1')
    .trim()
    .replaceAll('\u2019', "'")
  const at = bare.lastIndexOf('@')
  return at < 0 ? bare : `${bare.slice(0, at)}@${asciiDomain(bare.slice(at + 1))}`
}

/** `b\u00fccher.example` -> `xn--bcher-kva.example`; what is no domain stays, to be refused. */
function asciiDomain(domain: string): string {
  if (/^[\x21-\x7e]*$/.test(domain) || /[/?#:\\[\]%@]/.test(domain)) return domain
  try {
    return new URL(`http://${domain}`).hostname
  } catch {
    return domain
  }
}
