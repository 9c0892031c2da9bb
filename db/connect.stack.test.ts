import { execFile } from 'node:child_process'
import { once } from 'node:events'
import net from 'node:net'
import { promisify } from 'node:util'
import { expect, inject, it } from 'vitest'

const NODE = process.execPath

/** Passes everything on to the server of all tests, and cuts a connection that asks for `cut`. */
async function startCutter(serverUrl: string) {
  const { hostname, port } = new URL(serverUrl)
  const cutter = net.createServer((client) => {
    const server = net.connect(Number(port), hostname)
    const end = () => {
      client.destroy()
      server.destroy()
    }
    for (const each of [client, server]) each.on('error', end).on('close', end)
    server.on('data', (bytes) => client.write(bytes))
    client.on('data', (bytes) => (bytes.includes('cut') ? end() : server.write(bytes)))
  })
  cutter.listen(0, '127.0.0.1')
  await once(cutter, 'listening')
  return cutter
}

// In a process of its own: what is thrown out of a `setImmediate` ends one.
it('outlives a connection that is cut in its work, says so each time, and works again', async () => {
  const cutter = await startCutter(inject('databaseUrl'))
  const cut = new URL(inject('databaseUrl'))
  cut.host = `127.0.0.1:${(cutter.address() as net.AddressInfo).port}`
  const script = `
    import { withConnection } from './connect.ts'
    // As a migration does: whatever happens, it gives its lock back on the connection that had it.
    const migrate = async (sql) => {
      const connection = await sql.reserve()
      await connection\`select 'cut'\`.finally(() => connection\`select 'unlock'\`)
    }
    const tell = (url) => withConnection(url, migrate).then(() => 'done', ({ name, code }) => code ?? name)
    const told = []
    for (const url of [process.argv[1], process.argv[1], process.argv[2]]) told.push(await tell(url))
    setTimeout(() => console.log(told.join(' ')), 500)`
  const run = promisify(execFile)(NODE, ['--input-type=module', '-e', script, cut.href, inject('databaseUrl')], {
    cwd: import.meta.dirname,
    timeout: 600_000,
  })
  const { stdout } = await run.finally(() => cutter.close())
  expect(stdout.trim()).toMatch(/^(CONNECTION_CLOSED|ConnectionLost) (CONNECTION_CLOSED|ConnectionLost) done$/)
})
