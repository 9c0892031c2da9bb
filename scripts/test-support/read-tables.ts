/** Heading -> name of a row -> its figures, as somebody reads them on a page. */
export function readTables(page: string): Map<string, Map<string, string[]>> {
  const words = (html: string) => html.replace(/<[^>]*>/g, '').trim()
  return new Map(
    [...page.matchAll(/<h2>([^<]*)<\/h2>[\s\S]*?<\/section>/g)].map(([section, heading = '']) => [
      heading,
      new Map(
        [...section.matchAll(/<tr><th scope="row">([\s\S]*?)<\/th>([\s\S]*?)<\/tr>/g)].map(([, name = '', cells = '']) => [
          words(name),
          [...cells.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell = '']) => words(cell)),
        ]),
      ),
    ]),
  )
}
