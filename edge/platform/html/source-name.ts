import { StrangersText } from '../../../tenants/contract/strangers-text.ts'

/** Names that are written otherwise than with a capital (db/functions/traffic.sql makes them). */
const NAMES: Record<string, string> = {
  direct: 'Direct',
  unknown: 'Unknown',
  duckduckgo: 'DuckDuckGo',
  ivysociete: 'Ivy Société',
  linktree: 'Linktree',
  onlyfans: 'OnlyFans',
  scarletblue: 'Scarlet Blue',
  tiktok: 'TikTok',
  youtube: 'YouTube',
  x: 'X',
  mail: 'Email',
}

/** A source as a person writes it: instagram -> Instagram; a host stays as it is. Still a stranger's text, since a link may name its own. */
export const sourceName = ({ raw }: StrangersText): StrangersText =>
  new StrangersText(NAMES[raw] ?? (/^[a-z]+$/.test(raw) ? raw.charAt(0).toUpperCase() + raw.slice(1) : raw))
