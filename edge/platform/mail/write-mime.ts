import { wrap as wrapBase64 } from 'nodemailer/lib/base64'
import type MimeNode from 'nodemailer/lib/mime-node'
import { encode, wrap } from 'nodemailer/lib/qp'

/**
 * A message of several parts as its bytes, every line ended by CRLF. nodemailer plans the parts and writes their headers; it writes bodies through half a
 * dozen streams for each part, which took twice as long as to render the mail. compose-mail.test.ts holds that the bytes are the same.
 */
export const writeMime = (message: MimeNode): Uint8Array<ArrayBuffer> =>
  new Uint8Array(new TextEncoder().encode(write(message).replaceAll(/\r?\n/g, '\r\n')))

function write(node: MimeNode): string {
  // In this order: the headers hold then what is found by counting every letter.
  const head = `${node.buildHeaders()}\r\n\r\n`
  const encoding = node.getTransferEncoding()
  if (!node.multipart) return head + encodeBody(node.content, encoding)
  const parts = node.childNodes.map((child) => `--${node.boundary}\r\n${write(child)}`)
  return `${head}${parts.join('\r\n')}\r\n--${node.boundary}--\r\n`
}

function encodeBody(content: unknown, encoding: string | false): string {
  if (encoding === 'base64') return wrapBase64(Buffer.from(content as string | Uint8Array).toString('base64'))
  return encoding === 'quoted-printable' ? wrap(encode(content as string)) : (content as string)
}
