import { expect, it } from 'vitest'
import { readSubmission, type Submission } from './submission.ts'

it('reads what a site of the version before hands over', () => {
  const { draft, ...rest } = {
    draft: { tenantId: 'claire', service: 'dinner' },
    client: { name: 'Sam' },
    idempotencyKey: null,
    asked: 'dinner',
    keepDays: 90,
  } as unknown as Submission
  expect(readSubmission({ ...rest, wish: draft })).toEqual({ ...rest, draft })
  expect(readSubmission({ ...rest, draft })).toEqual({ ...rest, draft })
})
