import * as z from 'zod/mini'
import { SLUG_LENGTH_MAX } from './limits.ts'

export const SLUG = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
export const SLUG_MEANING = 'lower-case letters, digits and single hyphens, starting with a letter, e.g. "claire" or "hero-photo"'

/** A slug where requests and messages are read: the site Worker has no room for the whole of zod, which the tenants' files use. */
export const smallSlugSchema = z.string().check(z.maxLength(SLUG_LENGTH_MAX), z.regex(SLUG, SLUG_MEANING))
