import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

/** Where the stack of all tests asks for every calendar, whatever its host is. A socket: nobody else can take it meanwhile. */
export const calendarSocket = (dataDir: string): string => path.join(dataDir, 'calendars.sock')

type Answer = (request: IncomingMessage, response: ServerResponse) => void

export interface CalendarServer {
  /** What stands at an address, `calendar.google.com/a.ics`. */
  put: (address: string, answer: Answer | string) => void
  /** Every request there has been: its address, and the headers. */
  asked: { address: string; headers: IncomingMessage['headers'] }[]
  stop: () => Promise<void>
}

/** Google, Apple, Outlook and everybody else, on this machine. A text is a calendar, with an ETag that changes with it. */
export async function startCalendarServer(dataDir: string): Promise<CalendarServer> {
  const answers = new Map<string, Answer | string>()
  const asked: CalendarServer['asked'] = []
  const server = createServer((request, response) => {
    const address = `${request.headers.host ?? ''}${request.url ?? ''}`
    asked.push({ address, headers: request.headers })
    const answer = answers.get(address)
    if (typeof answer === 'function') answer(request, response)
    else if (answer === undefined) response.writeHead(404).end('Not found')
    else answerText(request, response, answer)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(calendarSocket(dataDir), resolve)
  })
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { put: (address, answer) => void answers.set(address, answer), asked, stop }
}

function answerText({ headers }: IncomingMessage, response: ServerResponse, text: string): void {
  const etag = `"${Buffer.from(text).byteLength}-${[...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7)}"`
  if (headers['if-none-match'] === etag) response.writeHead(304, { etag }).end()
  else response.writeHead(200, { 'content-type': 'text/calendar; charset=utf-8', etag }).end(text)
}

const send =
  (status: number, body?: string | Buffer, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    void response.writeHead(status, headers).end(body)
const leadTo = (location: string) => send(302, undefined, { location })
const huge = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024, 'BEGIN:VCALENDAR\r\n')

/** What stands at an address that is no good, and what she is told of it. */
export const ODD_ANSWERS: readonly { name: string; answer: Answer; words: string }[] = [
  { name: 'a web page', answer: send(200, '<!doctype html><title>Sign in</title>'), words: 'That is the address of a web page.' },
  { name: 'fifty megabytes', answer: (...to) => send(200, huge(50))(...to), words: 'larger than 5 MB' },
  {
    name: 'a few kilobytes that become thirty megabytes',
    answer: (...to) => send(200, gzipSync(huge(30)), { 'content-encoding': 'gzip' })(...to),
    words: 'larger than 5 MB',
  },
  { name: 'noise', answer: send(200, randomBytes(1000)), words: 'isn’t a calendar' },
  { name: 'half of a calendar', answer: send(200, 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1'), words: 'only part of the calendar' },
  { name: '404', answer: send(404), words: 'no longer shared' },
  { name: '403', answer: send(403), words: 'may not be read' },
  { name: '500', answer: send(500), words: 'can’t be reached at the moment' },
  { name: 'a connection that breaks off', answer: (_, response) => void response.destroy(), words: 'can’t be reached at the moment' },
  { name: 'a private address', answer: leadTo('https://10.0.0.8/a.ics'), words: 'leads on to an address that can’t be read' },
  { name: 'a cloud’s own address', answer: leadTo('http://169.254.169.254/latest'), words: 'leads on to an address that can’t be read' },
  { name: 'itself for ever', answer: leadTo('https://odd.example.com/a.ics'), words: 'leads on to an address that can’t be read' },
]
