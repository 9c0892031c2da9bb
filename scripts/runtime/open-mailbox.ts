import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { escapeHtml } from '../../edge/http/escape-html.ts'

const MAIL_ID = /^[0-9a-f-]{36}$/

/**
 * The mailbox of a local run: a mail that would be sent becomes a file of that name, so that a repeat after a crash is the same mail. Answers the
 * platform Worker: PUT /<id> keeps, GET / lists, GET /<id> shows.
 */
export function openMailbox(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const id = new URL(request.url).pathname.slice(1)
    if (request.method === 'PUT' && MAIL_ID.test(id)) {
      await keepMail(folder, id, Buffer.from(await request.arrayBuffer()))
      return new Response(null, { status: 204 })
    }
    if (id === '') return page(await listMails(folder))
    if (!MAIL_ID.test(id)) return new Response('Not found', { status: 404 })
    return showMail(path.join(folder, `${id}.eml`))
  }
}

/** Written beside and renamed: a mail is there whole or not at all. */
async function keepMail(folder: string, id: string, raw: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, `${id}.eml`)
  await writeFile(`${file}.part`, raw, { mode: 0o600 })
  await rename(`${file}.part`, file)
}

async function listMails(folder: string): Promise<string> {
  const parse = await loadParser()
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml'))
  const mails = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name)
      const { subject = '', to, date } = await parse(await readFile(file))
      const address = Array.isArray(to) ? '' : (to?.text ?? '')
      return { id: name.slice(0, -4), subject, address, date, at: (await stat(file)).mtimeMs }
    }),
  )
  const rows = mails
    .sort((a, b) => b.at - a.at)
    .slice(0, 200)
    .map(
      ({ id, subject, address, date }) =>
        `<li><a href="/_/mails/${id}">${escapeHtml(subject)}</a><br><small>to ${escapeHtml(address)}, ${date?.toLocaleString('en-AU') ?? ''}</small></li>`,
    )
  return `<h1>Mails of this machine</h1><p>Nothing has left it. Each is a file in ${escapeHtml(folder)}.</p><ul>${rows.join('') || '<li>None yet.</li>'}</ul>`
}

async function showMail(file: string): Promise<Response> {
  const raw = await readFile(file).catch(() => undefined)
  if (raw === undefined) return new Response('Not found', { status: 404 })
  const parse = await loadParser()
  const { html, text = '' } = await parse(raw)
  return page(typeof html === 'string' ? html : `<pre>${escapeHtml(text)}</pre>`)
}

/** Imported when somebody looks: it brings its decoders for every alphabet. */
const loadParser = async () => (await import('mailparser')).simpleParser

/** Mails have styles of their own and nothing else: the sandbox lets links open and no script run. */
const page = (body: string): Response =>
  new Response(
    body.startsWith('<!doctype')
      ? body
      : `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Mails</title>${body}`,
    {
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy':
          "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-top-navigation-by-user-activation allow-popups",
      },
    },
  )
