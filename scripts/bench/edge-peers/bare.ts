import { Hono } from 'hono'

// The floor of edge bench: a Worker that answers with one asset and does nothing else.

const app = new Hono<{ Bindings: { ASSETS: { fetch: (url: URL) => Promise<Response> } } }>()

app.get('*', (c) => c.env.ASSETS.fetch(new URL('/_v/hero-photo.garden/index.html', c.req.url)))

export default app
