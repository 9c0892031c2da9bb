import { cp } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { localUrl } from '../../tenants/contract/urls.ts'
import { signInAs } from '../test-support/sign-in.ts'
import { startPublishing } from '../test-support/start-publishing.ts'
import { launchBrowser } from './launch-browser.ts'

export const HER = 'margot'

/** Margot's site with a publisher of its own, and her phone, signed in. */
export async function startMargotsPhone() {
  const world = await startPublishing((tenants) =>
    cp(path.resolve(import.meta.dirname, '../../tenants', HER), path.join(tenants, HER), { recursive: true }),
  )
  const browser = await launchBrowser()
  const home = localUrl({ port: world.stack.port })
  const signedIn = async (): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
    const cookie = await signInAs(HER, world.sql, { port: world.stack.port, dataDir: world.dataDir })
    await context.addCookies([{ name: 'desk', value: cookie.replace('desk=', ''), url: home }])
    return context.newPage()
  }
  const stop = async () => {
    await browser.close()
    await world.stop()
  }
  return { ...world, browser, home, signedIn, stop }
}
