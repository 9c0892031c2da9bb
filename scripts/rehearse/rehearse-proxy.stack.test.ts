import { expect, it } from 'vitest'
import { rehearseProxy } from './rehearse-proxy.ts'
import { HOW_TO_INSTALL, hasCaddy } from './start-caddy.ts'

const isThere = hasCaddy()
it.runIf(isThere)(
  `the documented Caddy writes no visitor's address and bounds what it takes${isThere ? '' : ` (skipped. ${HOW_TO_INSTALL})`}`,
  async () => {
    expect((await rehearseProxy()).filter(({ isRight }) => !isRight)).toEqual([])
  },
)
