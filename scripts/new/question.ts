export interface TenantAnswers {
  name: string
  city: string
  timeZone: string
  country: string
  currency: string
  email: string
  layout: string
}

/** What is known so far. */
export type Draft = Partial<TenantAnswers & { slug: string }>

/** `near`: what was probably meant; return takes it the next time. `isDoubt`: whoever says the same again gets it. */
export type Verdict = { value: string } | { problem: string; near?: string; isDoubt?: boolean }

/** One question of `npm run new`. All of it is pure. */
export interface Question {
  key: keyof Draft
  flag: string
  asks: (draft: Draft) => string
  /** What return takes, and --yes. */
  preset: (draft: Draft) => string | undefined
  check: (text: string, draft: Draft) => Verdict
  /** Taken from what was said before, without a question. */
  settled?: (draft: Draft) => string | undefined
  /** Nobody can know it but the one who asks for a tenant: where there is no terminal, its absence is a mistake. */
  isNeeded?: boolean
}
