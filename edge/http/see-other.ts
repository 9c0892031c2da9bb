/** The answer to a form that did something: the browser opens the page by GET, so that Reload and Forward send nothing again. */
export const seeOther = (location: string): Response => new Response(null, { status: 303, headers: { Location: location } })
