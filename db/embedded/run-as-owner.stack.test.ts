import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { runAsOwner } from './run-as-owner.ts'

it('says where the disk is full, not what PostgreSQL said of it', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'owner-'))
  const said = 'FATAL:  could not extend file "base/1/2662": wrote only 4096 of 8192 bytes\nHINT:  Check free disk space.'
  try {
    const flags = ['-c', `printf '%s' '${said}' >&2; exit 1`]
    await expect(runAsOwner({ file: '/bin/sh', flags, owner: undefined, folder })).rejects.toThrow(
      `PostgreSQL did not start: the disk is full at ${folder}. Make room there.`,
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
