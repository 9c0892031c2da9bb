import { expect, it } from 'vitest'
import { planHosts } from './plan-hosts.ts'

it('lists own domains first and the platform’s own host last, one for all sites below it', () => {
  const owners = [
    { slug: 'sophie', domains: [] },
    { slug: 'claire', domains: ['claire.example'] },
  ]
  expect(planHosts(owners, '203.0.113.5').map(({ record }) => record)).toEqual([
    'claire.example. 60 IN A 203.0.113.5',
    'www.claire.example. 60 IN A 203.0.113.5',
    '*.companionconnect.app. 60 IN A 203.0.113.5',
    'companionconnect.app. 60 IN A 203.0.113.5',
  ])
  expect(planHosts([], '2001:db8::5')[0]?.record).toBe('*.companionconnect.app. 60 IN AAAA 2001:db8::5')
})
