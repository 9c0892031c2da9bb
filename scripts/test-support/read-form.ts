/** The inputs of the first form of a page that has such a text, as a browser would send them: of boxes those that are ticked. */
export function readForm(html: string, text: string): [string, string][] {
  const form = [...html.matchAll(/<form\b[\s\S]*?<\/form>/g)].map(([found]) => found).find((found) => found.includes(text))
  if (form === undefined) throw new Error(`The page has no form with ${text}.`)
  const inputs = [...form.matchAll(/<input\b([^>]*)>/g)].map(([, attributes = '']) => attributes)
  return inputs.flatMap((attributes): [string, string][] => {
    const name = attribute(attributes, 'name')
    const isBox = /type="(checkbox|radio)"/.test(attributes)
    return name === undefined || (isBox && !/\schecked\b/.test(attributes)) ? [] : [[name, attribute(attributes, 'value') ?? '']]
  })
}

/** The same with other values: each field that is named has those, in the order of the form. */
export function fillIn(fields: [string, string][], values: Record<string, string | string[]>): [string, string][] {
  const kept = fields.filter(([name]) => !(name in values))
  return [...kept, ...Object.entries(values).flatMap(([name, value]) => [value].flat().map((each): [string, string] => [name, each]))]
}

const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1]?.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'")
