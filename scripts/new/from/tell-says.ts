import type { Draft } from '../question.ts'

/** A sentence for each answer that the site has: whether it is taken, or what the command line has in its place. Pure. */
export const tellSays = (says: Draft, flags: Draft): string[] =>
  (Object.entries(says) as [keyof Draft, string][]).flatMap(([key, value]) => {
    const given = flags[key]
    if (given === value) return []
    return given === undefined
      ? `The site says ${key} ${value}, which is taken; --${key} names another.`
      : `The site says ${key} ${value}; taken is ${given}, as --${key} says.`
  })
