/** HTML in a text that is shown as it is typed: a visitor would read its signs. */
export interface FoundTag {
  path: (string | number)[]
  /** `<b>`, `&amp;` */
  tag: string
}

const TAG = /<(?:\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>|!--)|&(?:amp|lt|gt|quot|apos|nbsp|#\d+|#x[0-9a-f]+);/i

/** The first of each text in what a file says. Pure; a build and her forms have it, so that neither takes what the other refuses. */
export function findTags(value: unknown, path: (string | number)[] = []): FoundTag[] {
  if (typeof value === 'string') {
    const [tag] = TAG.exec(value) ?? []
    return tag === undefined ? [] : [{ path, tag: tag.length > 60 ? `${tag.slice(0, 57)}…` : tag }]
  }
  if (Array.isArray(value)) return value.flatMap((each, index) => findTags(each, [...path, index]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => findTags(each, [...path, key]))
}

/** For her, beside the field. */
export const tagWords = ({ tag }: Pick<FoundTag, 'tag'>): string =>
  tag.startsWith('&')
    ? `Visitors would read “${tag}” just like that. Type the character itself.`
    : `Visitors would read “${tag}” just like that. Leave it out.`
