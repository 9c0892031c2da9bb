import { rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { runScript } from '../test-support/run-script.ts'
import { makeDataDir, startServe } from '../test-support/start-serve.ts'

describe('what stops it', () => {
  it('says who to blame for a taken port', async () => {
    const server = createServer()
    const port = await new Promise<number>((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
    )
    await expect(startServe({ env: { PORT: String(port) } })).rejects.toThrow(
      `Port ${port} is taken by another program. Stop that program, or choose another port: PORT=8790 npm start`,
    )
    server.close()
  })

  it.each([
    [{ PORT: 'abc' }, 'A port (PORT or --port) is a number from 0 to 65535, not "abc".'],
    [{ DATABASE_URL: 'foo' }, 'serve ended with 1:\nDATABASE_URL must look like postgres://user:password@host:5432/database.\n'],
  ])('says what is wrong with %j', async (env, sentence) => {
    await expect(startServe({ env })).rejects.toThrow(sentence)
  })

  it('says that a folder cannot be written, or that the disk is full', async () => {
    const folder = await makeDataDir()
    await writeFile(path.join(folder, 'file'), '')
    const serve = (dataDir: string) => runScript('serve', ['--no-watch'], { DATA_DIR: dataDir, PORT: '0' })
    expect(await serve(path.join(folder, 'file/data'))).toMatchObject({
      code: 1,
      text: expect.stringMatching(/^\S+\/file cannot be written: a file has that name \(EEXIST\)\. Make room/),
    })
    // Where nothing can be made Node alone would try for ever.
    if (process.platform === 'linux')
      expect(await serve('/proc/companion/data')).toMatchObject({
        code: 1,
        text: expect.stringMatching(/^\/proc\/companion cannot be made: the system takes no folder there\. Set DATA_DIR/),
      })
    await symlink('/dev/full', path.join(folder, 'serve.pid'))
    expect(await serve(folder)).toMatchObject({
      code: 1,
      text: expect.stringMatching(/^[^\n]+ cannot be written: the disk is full \(ENOSPC\)/),
    })
    await rm(folder, { recursive: true })
  })
})
