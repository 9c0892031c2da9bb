import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('screenshots', {
  group: 'Quality',
  says: 'takes the pictures of docs/screenshots/: pages of three designs, her app, every mail',
  examples: ['screenshots -- elegant-404 modern-home', 'screenshots -- elegant modern minimal', 'screenshots -- app mails'],
})
  .argument(
    '[names...]',
    'pictures; "elegant", "modern", "minimal": every page and state of a design at five widths, in .cache/screenshots/; "app": each screen of her app (or name single ones, dashboard-diary), those that are not kept in .cache/screenshots/; "mails": each mail, light, dark, without styles; "overview": the picture of the README; none: all',
  )
  .action(async (names) => {
    const { takeScreenshots } = await import('../screenshots/take-screenshots.ts')
    const { asRun } = await import('../test-support/begin-run.ts')
    await asRun('screenshots', () => takeScreenshots(names))
  })

if (import.meta.main) await runCommand(command)
