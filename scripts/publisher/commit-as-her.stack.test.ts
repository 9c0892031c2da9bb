import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { commitAsHer } from './commit-as-her.ts'
import { makePublishable } from './make-publishable.ts'

it('leaves nothing staged by a publisher that was killed between its commit and the index', async () => {
  const place = await makePublishable(async (tenants) => {
    await mkdir(path.join(tenants, 'pearl'))
    await writeFile(path.join(tenants, 'pearl/tenant.yaml'), 'name: Pearl\n')
  })
  try {
    const folder = path.join(place.paths.tenants, 'pearl')
    await writeFile(path.join(folder, 'tenant.yaml'), 'name: Ruby\n')
    const ruby = await readFile(path.join(folder, 'tenant.yaml'), 'utf8')
    const commit = () =>
      commitAsHer(
        {
          tenantId: 'pearl',
          folder,
          name: 'Ruby',
          files: ['tenant.yaml'],
          edit: () => new Map([['tenant.yaml', ruby]]),
          message: () => 'Ruby: name\n\nPublication: 1\n',
          mark: 'Publication: 1',
        },
        { host: undefined, isPushed: false, say: () => undefined },
      )
    const made = await commit()
    await place.git('read-tree', 'HEAD^')
    expect([await commit(), await place.git('status', '--porcelain', 'tenants')]).toEqual([made, ''])
  } finally {
    await place.drop()
  }
})
