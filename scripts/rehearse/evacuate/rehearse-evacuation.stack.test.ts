import { expect, it } from 'vitest'
import { findSource, HOW_TO_INSTALL_SOURCE, rehearseEvacuation } from './rehearse-evacuation.ts'

const server = await findSource()
it.runIf(server)(
  `a platform goes to another place while clients book, and nothing that was acknowledged is lost${server ? '' : ` (skipped. ${HOW_TO_INSTALL_SOURCE})`}`,
  async () => {
    if (!server) return
    const { steps, findings } = await rehearseEvacuation({ tenants: 2, ttlSeconds: 1, server, say: () => undefined })
    expect(findings.filter(({ isRight }) => !isRight)).toEqual([])
    expect(steps.filter(({ checked }) => checked === '?')).toEqual([])
  },
)
