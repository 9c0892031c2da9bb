import './beacon.ts'
import './next-free.ts'

// The script of every page, inlined: anonymous counting, a menu that closes. Nothing depends on it. Leaving is in left.ts.

const menu = document.querySelector<HTMLDetailsElement>('.menu')

addEventListener('click', ({ target }) => {
  if (menu && !menu.contains(target as Node)) menu.open = false
})
