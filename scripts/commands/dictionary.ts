import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('dictionary', {
  group: 'Generated files',
  says: 'writes docs/data.md, each table and column, from the database',
}).action(async () => {
  const { writeDictionary } = await import('../generate/write-dictionary.ts')
  await writeDictionary()
})

if (import.meta.main) await runCommand(command)
