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
  stop: () => Promise<void>
}

/** A mail server on this machine, which can fall silent after DATA. */
export async function startMailServer(): Promise<MailServer> {
  const mails: string[] = []
  let isSilent = false
  let unanswered = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
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
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}
