import type { Theme } from '../../tenants/contract/theme.ts'
import type { Site } from '../context.ts'
import type { Design } from './design.ts'
import { ELEGANT } from './elegant/elegant.ts'
import { MINIMAL } from './minimal/minimal.ts'
import { MODERN } from './modern/modern.ts'

const DESIGNS: Record<Theme['layout'], Design> = { elegant: ELEGANT, modern: MODERN, minimal: MINIMAL }

export const designOf = ({ config: { theme } }: Pick<Site, 'config'>): Design => DESIGNS[theme.layout]
