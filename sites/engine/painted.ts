import type { ClientDirective } from 'astro'

declare module 'astro' {
  interface AstroClientDirectives {
    /** Hydrates once the first paint is on the screen. */
    'client:painted'?: boolean
  }
}

/** `client:painted`: an island's scripts are asked for once the first paint is on the screen, so that they never hold it up. */
const painted: ClientDirective = (load) => {
  const observer = new PerformanceObserver((paints) => {
    if (paints.getEntriesByName('first-contentful-paint').length === 0) return
    observer.disconnect()
    void load().then((hydrate) => hydrate())
  })
  observer.observe({ type: 'paint', buffered: true })
}

export default painted
