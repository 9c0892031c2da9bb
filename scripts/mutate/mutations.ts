import { DB_MUTATIONS } from './db-mutations.ts'
import { EDGE_MUTATIONS } from './edge-mutations.ts'
import type { Mutation } from './mutation.ts'
import { TENANTS_MUTATIONS } from './tenants-mutations.ts'

export const MUTATIONS: readonly Mutation[] = [...EDGE_MUTATIONS, ...TENANTS_MUTATIONS, ...DB_MUTATIONS]
