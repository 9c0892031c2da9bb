import { randomUUID } from 'node:crypto'
import { bookingsPath } from '../../tenants/contract/urls.ts'
import { eventually } from '../test-support/eventually.ts'
import { readMails, recipientOf } from '../test-support/read-mails.ts'
import { requestSite } from '../test-support/request-site.ts'

const ROBIN = {
  name: 'Robin Example',
  email: 'robin@example.com',
  phone: '+61 491 570 156',
  address: 'The Grand Hotel, Harbour Street',
  message: 'I liked the photo with the dandelion. Dinner first, perhaps by the water?',
}

/** Asks a tenant for dinner. The two links are those of the mails about it: to her, and to the client. */
export async function askForDinner(
  startsAt: string,
  { port, slug, dataDir, cookie }: { port: number; slug: string; dataDir: string; cookie?: string },
): Promise<{ reference: string; companion: string; client: string }> {
  const draft = { ...ROBIN, service: 'dinner', startsAt, hours: 3, idempotencyKey: randomUUID() }
  const headers = { 'content-type': 'application/json', ...(cookie === undefined ? {} : { cookie }) }
  const response = await requestSite({ port, slug, path: bookingsPath(), method: 'POST', headers, body: JSON.stringify(draft) })
  const { reference } = (await response.json()) as { reference: string }
  const mails = await eventually(async () => {
    const found = await readMails(dataDir, reference)
    return found.length === 2 ? found : undefined
  })
  const linkTo = (address: string) => {
    const mail = mails.find((each) => recipientOf(each).includes(address))
    return /http\S+\/requests?\/[^\s?]+/.exec(mail?.text ?? '')?.[0] ?? ''
  }
  return { reference, companion: linkTo(`${slug}@`), client: linkTo('robin@') }
}
