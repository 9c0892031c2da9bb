import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectTenants } from './known-tenant.ts'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'known-'))
  for (const slug of ['claire', 'sophie']) {
    await mkdir(path.join(root, 'tenants', slug), { recursive: true })
    await writeFile(path.join(root, 'tenants', slug, 'tenant.yaml'), 'name: X\n')
  }
})
afterAll(() => rm(root, { recursive: true, force: true }))

it('says of a tenant that is not there which one was meant, or which there are', async () => {
  await expect(expectTenants(root, ['claire', 'sophie'])).resolves.toBeUndefined()
  await expect(expectTenants(root, ['claire', 'clare'])).rejects.toThrow('There is no tenant "clare". Did you mean "claire"?')
  await expect(expectTenants(root, ['nosuch'])).rejects.toThrow('There is no tenant "nosuch". There are: claire, sophie.')
})
