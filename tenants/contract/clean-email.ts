import { cleanLine } from './clean-text.ts'

/**
 * An address as mail servers know it, from how people write and paste it: `Sam <sam@example.com>`, `mailto:sam@example.com`, full-width letters of an
 * Asian keyboard, spaces, and a domain in any script, whose ASCII form is kept (RFC 5891). ASCII addresses stay as they are, so that the hash by which
 * a client is found again is the one that was stored.
 */
export function cleanEmail(text: string): string {
  const bare = cleanLine(text)
    .replace(/^[^<>]*<([^<>]*)>$/, '$1')
    .replace(/^mailto:/i, '')
    .replace(/\p{Zs}/gu, '')
    .replace('\uff20', '@')
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
