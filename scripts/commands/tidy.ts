import { declare } from '../command-line/declare.ts'
import { ROOT } from '../command-line/root.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('tidy', {
  group: 'Quality',
  says: 'holds the rules of the code base that a command can hold',
  more: 'Exit 1 with a line for each breach.',
}).action(async () => {
  const { findUntidy } = await import('../tidy/find-untidy.ts')
  const breaches = await findUntidy(ROOT)
  for (const { file, line, rule } of breaches) console.error(`${file}${line === undefined ? '' : `:${line}`}  ${rule}`)
  console.log(breaches.length === 0 ? 'Tidy.' : `${breaches.length} breaches.`)
  process.exitCode = breaches.length === 0 ? 0 : 1
})

if (import.meta.main) await runCommand(command)
