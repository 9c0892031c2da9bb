// First thing in the head of every page. Whoever has chosen Leave and comes back to a page by Back or Forward is led to where she left for, before
// anything of the page is painted. Whoever opens the site anew has come on purpose. See site.ts.

function leaveAgain(): void {
  const { left } = sessionStorage
  if (!left) return
  document.documentElement.hidden = true
  location.replace(left)
}

try {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (navigation?.type === 'back_forward') leaveAgain()
  else sessionStorage.removeItem('left')
  // From the back-forward cache a page comes as it was, and loads nothing.
  addEventListener('pageshow', ({ persisted }) => persisted && leaveAgain())
} catch {
  // Storage is blocked: then the page that was left is the only one that is replaced.
}
