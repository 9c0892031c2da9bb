import type { ISql } from 'postgres'

/** A running test with what each of its variants shows. */
export interface ShownTest {
  testId: string
  version: number
  kind: 'photo' | 'text' | 'cta' | 'layout' | 'pricing'
  slot: string
  hypothesis: string
  variants: { id: string; weight: number; photo?: string; text?: string; label?: string; display?: string; sections?: string[] }[]
}

export async function selectShownTests(sql: ISql, tenantId: string): Promise<ShownTest[]> {
  return sql<ShownTest[]>`
    select test_id as "testId", version, kind, slot, hypothesis, variants
    from ab_tests where tenant_id = ${tenantId} and status = 'running' order by test_id
  `
}
