import { expect, it } from 'vitest'
import { developmentOnly } from './development-only.ts'

const packageJson = JSON.stringify({ dependencies: { sharp: '1' }, devDependencies: { '@scope/tool': '1', tar: '1' } })
const backup = { file: 'scripts/backup/back-up.ts', text: "import { create } from 'tar'\nimport sharp from 'sharp'" }
const command = (group: string) => ({
  file: 'scripts/commands/backup.ts',
  text: `declare('backup', { group: '${group}' })\nawait import('../backup/back-up.ts')`,
})

it('tells of a package that is not there where a command of production runs, by whatever way it is reached', () => {
  expect(developmentOnly([command('Production'), backup], packageJson)).toEqual([
    { file: backup.file, line: 1, rule: 'production reaches this file, and tar is installed for development only' },
  ])
  const page = { file: 'sites/engine/entry.ts', text: "const x = 1\nawait import('@scope/tool/deep')" }
  expect(developmentOnly([page], packageJson)).toMatchObject([{ file: page.file, line: 2 }])
})

it('lets developers, tests and types have them', () => {
  const types = { file: 'edge/types.ts', text: "import type { Tool } from '@scope/tool'" }
  const test = { file: 'edge/x.test.ts', text: "import { create } from 'tar'" }
  expect(developmentOnly([command('Quality'), backup, types, test], packageJson)).toEqual([])
})
