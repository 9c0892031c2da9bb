import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface MailServer {
  url: string
  /** What it has taken, as it came. */
  mails: string[]
  /** From now on it takes a mail and says nothing. */
  fallSilent: () => void
  /** Mails about which it has said nothing. */
  unanswered: () => number
  speak: () => void
  /** From now on it puts off each recipient once (451), as a server does that has never heard of the sender. */
  greylist: () => void
  /** How often it has done so. */
  putOff: () => number
  stop: () => Promise<void>
}

/** A mail server on this machine, which can fall silent after DATA, or greylist. */
export async function startMailServer(): Promise<MailServer> {
  const mails: string[] = []
  let isSilent = false
  let unanswered = 0
  let seen: Set<string> | undefined
  let putOff = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      if (seen === undefined || seen.has(address)) return done()
      seen.add(address)
      putOff += 1
      done(Object.assign(new Error('4.7.1 Greylisted, please try again later'), { responseCode: 451 }))
    },
    onData: (stream, _session, done) => {
      let text = ''
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
      stream.on('end', () => {
        if (isSilent) unanswered += 1
        else {
          mails.push(text)
          done()
        }
      })
    },
  })
  // A sender that is ended amid a mail closes its connection without a word.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails,
    fallSilent: () => {
      isSilent = true
    },
    unanswered: () => unanswered,
    speak: () => {
      isSilent = false
    },
    greylist: () => {
      seen = new Set()
    },
    putOff: () => putOff,
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}
