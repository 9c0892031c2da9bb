// The month: dragging over days leads to the form for blocking all of them. A day alone is a link, as it is without this script.

interface Drag {
  first: HTMLTableCellElement
  last: HTMLTableCellElement
}

export function startDragDays(): void {
  const table = document.querySelector<HTMLTableElement>('table.month')
  if (!table) return
  const cells = [...table.querySelectorAll('td')]
  let drag: Drag | undefined
  let hasDragged = false
  const show = () => {
    const days = drag ? between(cells, drag) : []
    // No words are marked meanwhile.
    table.classList.toggle('dragging', drag !== undefined)
    for (const cell of cells) cell.classList.toggle('chosen', days.length > 1 && days.includes(cell))
  }
  table.addEventListener('pointerdown', (event) => {
    const cell = cellAt(event)
    hasDragged = false
    if (event.button !== 0 || !cell || dayOf(cell) === undefined) return
    // A finger that is held keeps its first element: which cell it is over is asked of the page.
    drag = { first: cell, last: cell }
    show()
  })
  table.addEventListener('pointermove', (event) => {
    const cell = drag && cellAt(event)
    if (!drag || !cell || cell === drag.last || dayOf(cell) === undefined) return
    drag.last = cell
    hasDragged = true
    show()
  })
  const end = ({ type }: PointerEvent) => {
    const days = drag ? between(cells, drag).flatMap((cell) => dayOf(cell) ?? []) : []
    const link = drag?.first.querySelector<HTMLAnchorElement>('.block-link')
    drag = undefined
    show()
    const [day, lastDay] = [days[0], days.at(-1)]
    if (type !== 'pointerup' || !link || day === undefined || lastDay === undefined || day === lastDay) return
    const form = new URL(link.href)
    form.search = String(new URLSearchParams({ day, lastDay }))
    location.assign(form)
  }
  addEventListener('pointerup', end)
  addEventListener('pointercancel', end)
  // A link that a drag began or ended on is not followed, nor dragged away.
  table.addEventListener('dragstart', (event) => event.preventDefault())
  table.addEventListener('click', (event) => hasDragged && event.preventDefault(), { capture: true })
}

const cellAt = ({ clientX, clientY }: PointerEvent): HTMLTableCellElement | undefined =>
  document.elementFromPoint(clientX, clientY)?.closest<HTMLTableCellElement>('.month td') ?? undefined

/** Of one that can be blocked; days that are past have no link to the form. */
function dayOf(cell: HTMLTableCellElement): string | undefined {
  const link = cell.querySelector<HTMLAnchorElement>('.block-link')
  return link ? (new URL(link.href).searchParams.get('day') ?? undefined) : undefined
}

function between(cells: readonly HTMLTableCellElement[], { first, last }: Drag): HTMLTableCellElement[] {
  const [from, to] = [cells.indexOf(first), cells.indexOf(last)].toSorted((a, b) => a - b)
  return cells.slice(from, (to ?? 0) + 1)
}
