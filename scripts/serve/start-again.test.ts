import { expect, it } from 'vitest'
import { tellBroken } from './start-again.ts'

const place = (stderr: string) => {
  const { file, line, got } = tellBroken(stderr, '/srv/my app')
  return [file, line, got]
}

it.each([
  [
    'the line that it names',
    'node:internal/modules/run_main:107\n    triggerUncaughtException(\n    ^\n\nfile:///srv/my%20app/tenants/load/a.ts:129\n}\nconst x = = 3\n          ^\n\nSyntaxError [ERR_INVALID_TYPESCRIPT_SYNTAX]: Expression expected\n    at parse (node:internal)',
    ['tenants/load/a.ts', 129, 'Expression expected'],
  ],
  [
    'a module that is not there, by who imports it',
    "node:internal/modules/esm/resolve:272\n    throw new ERR_MODULE_NOT_FOUND(\n          ^\n\nError [ERR_MODULE_NOT_FOUND]: Cannot find module '/srv/my app/tenants/load/b.ts' imported from /srv/my app/tenants/load/a.ts\n    at x",
    ['tenants/load/a.ts', undefined, "Cannot find module 'tenants/load/b.ts'"],
  ],
  ['what Node says otherwise', 'Segmentation fault\n', ['the source', undefined, 'Segmentation fault']],
])('says of code that Node cannot load %s', (_what, stderr, expected) => {
  expect(place(stderr)).toEqual(expected)
})
