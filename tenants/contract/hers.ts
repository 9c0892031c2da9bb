// What of a tenant's folder is hers to change on her phone: said on the field itself, `z.string().describe('…').meta(hers('words', 'Tagline'))`.

/** Her forms, in the order in which they are listed. */
export const HER_GROUPS = [
  // Hers until her site is live for the first time: what it is called is in addresses, mails and search engines then.
  'start',
  'words',
  'services',
  'rates',
  'questions',
  'contact',
  'clients',
  'photos',
  'look',
  'found',
  'shown',
  'pages',
] as const
export type HerGroup = (typeof HER_GROUPS)[number]

export interface Hers {
  /** Which of her forms has it. */
  group: HerGroup
  /** As she calls it. */
  label: string
  /** The same where it is told of something: `price` of Dinner date; absent: the label. */
  called?: string
  /** What helps to fill it in, in one sentence. */
  help?: string
  /** Several lines. */
  isLong?: boolean
}

declare module 'zod' {
  interface GlobalMeta {
    hers?: Hers
  }
}

/** Metadata of a field that is hers. */
export const hers = (group: HerGroup, label: string, more: Omit<Hers, 'group' | 'label'> = {}): { hers: Hers } => ({
  hers: { group, label, ...more },
})

/** JSON Schemas are for developers, who may change everything. */
export const withoutHers = ({ jsonSchema }: { jsonSchema: object }): void => {
  delete (jsonSchema as { hers?: unknown }).hers
}
