import { expect, it } from 'vitest'
import { changedTenants } from './changed-tenants.ts'

const TENANTS = ['claire', 'sophie']

it.each([
  [['tenants/claire/content.yaml'], ['claire']],
  [['tenants/claire/photos/silk.jpg', 'docs/architecture.md', 'README.md'], ['claire']],
  [['tenants/contract/limits.ts'], TENANTS],
  [['sites/styles/base.css', 'tenants/claire/theme.yaml'], TENANTS],
  [['package-lock.json'], TENANTS],
  [['edge/site/index.ts'], TENANTS],
  [['scripts/runtime/bundle-worker.ts'], TENANTS],
  [['scripts/commands/chaos.ts', 'edge/platform/statistics/statistics.test.ts', 'db/queries/inbox.ts', ''], []],
])('%j changes %j', (files, expected) => {
  expect(changedTenants(files, TENANTS)).toEqual(expected)
})
