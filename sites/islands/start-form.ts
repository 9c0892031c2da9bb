// Inlined on the booking page: the form's script is asked for once the first paint is on the screen, so that it never holds that up.

const place = document.querySelector<HTMLElement>('[data-form-script]')
if (place) {
  const observer = new PerformanceObserver((paints) => {
    if (paints.getEntriesByName('first-contentful-paint').length === 0) return
    observer.disconnect()
    void import(/* @vite-ignore */ place.dataset.formScript ?? '').then(({ run }: typeof import('./run-form.ts')) => run(place))
  })
  observer.observe({ type: 'paint', buffered: true })
}
