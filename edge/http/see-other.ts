/** The answer to a form that did something: the browser opens the page by GET, so that Reload and Forward send nothing again. `headers`: what goes with it. */
export const seeOther = (location: string, headers: Record<string, string> = {}): Response =>
  new Response(null, { status: 303, headers: { Location: location, ...headers } })
