import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('app-files', {
  group: 'Generated files',
  says: 'makes the fonts and icons of her app anew, after a change of family, weight, characters or drawing',
}).action(async () => {
  const { writeAppFiles } = await import('../app-files/write-app-files.ts')
  for (const { name, bytes } of await writeAppFiles(new URL('../../edge/platform/design/', import.meta.url)))
    console.log(`${bytes} ${name}`)
})

if (import.meta.main) await runCommand(command)
