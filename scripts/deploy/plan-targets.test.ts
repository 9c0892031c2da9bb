import { describe, expect, it } from 'vitest'
import { Usage } from '../command-line/failed.ts'
import { planTargets } from './plan-targets.ts'

const known = ['claire', 'sophie']
const asked = { known, all: false, preview: false }

describe('what a deploy takes', () => {
  it.each([
    [['claire'], asked, { slugs: ['claire'], others: [] }],
    [['platform', 'claire'], asked, { slugs: ['claire'], others: ['platform'] }],
    [[], { ...asked, all: true }, { slugs: known, others: ['platform'] }],
    [[], { ...asked, all: true, namespace: 'sites' }, { slugs: known, others: ['platform', 'dispatch'] }],
    [[], { ...asked, all: true, preview: true, namespace: 'sites' }, { slugs: known, others: [] }],
  ])('%j of %j', (named, options, taken) => {
    expect(planTargets(named, options)).toEqual(taken)
  })

  it.each([
    [['platform'], { ...asked, preview: true }, 'A preview is of sites alone: "platform" has none. Name tenants, or leave --preview out.'],
    [['claire', 'dispatch'], { ...asked, preview: true, namespace: 'sites' }, /^A preview is of sites alone: "dispatch"/],
    [[], asked, /^Name tenants/],
    [['dispatch'], asked, /stands before a namespace/],
  ])('refuses %j of %j', (named, options, sentence) => {
    expect(() => planTargets(named, options)).toThrow(sentence)
    expect(() => planTargets(named, options)).toThrow(Usage)
  })
})
