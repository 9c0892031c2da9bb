/** The order of the gallery by dragging a row at its handle. The buttons beside it say the same, one step at a time. */
export function startOrder(): void {
  const form = document.querySelector<HTMLFormElement>('#photo-order')
  const list = document.querySelector<HTMLElement>('[data-order]')
  const field = form?.querySelector<HTMLInputElement>('input[name=order]')
  if (!form || !list || !field) return
  for (const row of list.querySelectorAll<HTMLElement>('[data-id]')) startHandle(row, list, () => save(list, field, form))
  list.classList.add('ordered')
}

/** It stands in the page, shown where scripts run: one that came later would move the row. */
function startHandle(row: HTMLElement, list: HTMLElement, onMoved: () => void): void {
  row.querySelector<HTMLElement>('.drag')?.addEventListener('pointerdown', (event) => {
    event.preventDefault()
    row.classList.add('dragged')
    const before = orderOf(list)
    const move = ({ clientY }: PointerEvent) => {
      const next = [...list.children].find((each) => {
        const { top, height } = each.getBoundingClientRect()
        return each !== row && clientY < top + height / 2
      })
      if (next === row.nextElementSibling) return
      if (next) next.before(row)
      else list.append(row)
    }
    const end = () => {
      document.removeEventListener('pointermove', move)
      document.removeEventListener('pointerup', end)
      document.removeEventListener('pointercancel', end)
      row.classList.remove('dragged')
      if (orderOf(list) !== before) onMoved()
    }
    // Of the document: a row that changes its place loses what it had captured.
    document.addEventListener('pointermove', move)
    document.addEventListener('pointerup', end)
    document.addEventListener('pointercancel', end)
  })
}

const orderOf = (list: HTMLElement): string =>
  [...list.querySelectorAll<HTMLElement>('[data-id]')].map(({ dataset }) => dataset.id ?? '').join(' ')

function save(list: HTMLElement, field: HTMLInputElement, form: HTMLFormElement): void {
  field.value = orderOf(list)
  form.requestSubmit()
}
