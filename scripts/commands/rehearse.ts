import { formatTable } from '../print/format-table.ts'
import { rehearseProxy } from '../rehearse/rehearse-proxy.ts'
import { HOW_TO_INSTALL, hasCaddy } from '../rehearse/start-caddy.ts'

// npm run rehearse -- proxy: the documented Caddyfile in the installed Caddy, with clients of all kinds; exit 1 if one finding is wrong.

const [what] = process.argv.slice(2)
if (what !== 'proxy') {
  console.error('Usage: npm run rehearse -- proxy')
  process.exit(1)
}
if (!hasCaddy()) {
  console.log(`skipped. ${HOW_TO_INSTALL}`)
  process.exit(0)
}
const findings = await rehearseProxy()
console.log(formatTable(findings.map(({ what: name, found, isRight }) => ({ what: name, found, '': isRight ? 'ok' : 'WRONG' }))))
process.exitCode = findings.every(({ isRight }) => isRight) ? 0 : 1
