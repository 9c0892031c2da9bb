import { expect, it } from 'vitest'
import { explainUnwritable } from './explain-unwritable.ts'

const refused = (path: string) => Object.assign(new Error('refused'), { code: 'EACCES', path })

it('names another DATA_DIR only for what lies in it', () => {
  expect(explainUnwritable(refused('/srv/data/secrets.json'), '/srv/data')).toBe(
    '/srv/data/secrets.json cannot be written: this user may not (EACCES). Make room or correct the rights there, or set DATA_DIR to another folder.',
  )
  expect(explainUnwritable(refused('/srv/code/tenants/emma'), '/srv/data')).toBe(
    '/srv/code/tenants/emma cannot be written: this user may not (EACCES). Make room or correct the rights there.',
  )
  expect(explainUnwritable(refused('/srv/data-2/x'), '/srv/data')).not.toContain('DATA_DIR')
})

it('says nothing of any other error', () => {
  expect(explainUnwritable(new TypeError('undefined is not a function'), '/srv/data')).toBeUndefined()
})
