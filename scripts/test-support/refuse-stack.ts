import childProcess from 'node:child_process'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

// Set-up of the unit tests: what takes more than this process fails at once, and says what to do.

const refusal = (what: string) => new Error(`A unit test ${what}. If it has to, call its file x.stack.test.ts (vitest.config.ts).`)
const refuse = (what: string) => () => {
  throw refusal(what)
}

for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'] as const)
  Object.assign(childProcess, { [name]: refuse('starts no process') })
Object.assign(net.Server.prototype, { listen: refuse('starts no server') })
Object.assign(net.Socket.prototype, {
  // As a connection that fails: a client that waits for one hears why.
  connect(this: net.Socket) {
    return this.destroy(refusal('opens no connection, to a server or a database'))
  },
})
syncBuiltinESMExports()
