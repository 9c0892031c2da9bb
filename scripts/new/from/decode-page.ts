import { decodeText } from '../../../tenants/load/decode-text.ts'

/** What a page says in its first bytes: https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding */
const DECLARED = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)/i
const PRESCAN_BYTES = 1024

/**
 * Bytes of a page -> its text. UTF-8 wherever it is that, whatever the page says; else by its header, its own word, or as old Western pages are read. Undefined:
 * no text. Pure.
 */
export function decodePage(bytes: Uint8Array, contentType = ''): { text: string; encoding: string } | undefined {
  const decoded = decodeText(bytes)
  if ('text' in decoded) return decoded.text.includes('\0') ? undefined : { text: decoded.text, encoding: 'utf-8' }
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN_BYTES))
  const named = byteOrderOf(bytes) ?? /charset\s*=\s*"?([\w-]+)/i.exec(contentType)?.[1] ?? DECLARED.exec(start)?.[1] ?? ''
  const encoding = isKnown(named) && !/^utf-?8$/i.test(named) ? named.toLowerCase() : 'windows-1252'
  const text = new TextDecoder(encoding).decode(bytes)
  return text.includes('\0') ? undefined : { text, encoding }
}

function byteOrderOf([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}

function isKnown(label: string): boolean {
  try {
    new TextDecoder(label)
    return true
  } catch {
    return false
  }
}
