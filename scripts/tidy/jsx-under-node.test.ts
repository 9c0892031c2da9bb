import { expect, it } from 'vitest'
import { jsxUnderNode } from './jsx-under-node.ts'

const page = { file: 'edge/platform/today/page.tsx', text: '' }
const mail = { file: 'edge/platform/mail/mail.ts', text: "import { Page } from '../today/page.tsx'" }

it('tells of a page that a command would reach under Node, by whatever way', () => {
  const command = { file: 'scripts/commands/report.ts', text: "import { mail } from '../../edge/platform/mail/mail.ts'" }
  expect(jsxUnderNode([command, mail, page])).toEqual([
    { file: mail.file, line: 1, rule: `a command under Node reaches this file, and Node runs no ${page.file}` },
  ])
})

it('lets types, tests and the Workers have pages', () => {
  const command = { file: 'scripts/commands/report.ts', text: "import type { Mail } from '../../edge/platform/mail/mail.ts'" }
  const test = { file: 'scripts/report.test.ts', text: "import { Page } from '../../edge/platform/today/page.tsx'" }
  expect(jsxUnderNode([command, test, mail, page])).toEqual([])
})
