/** What must stay visible of a photo, by a tap on it. The nine panes beside it say the same without a script, and follow the tap. */
export function startFocus(): void {
  for (const picture of document.querySelectorAll<HTMLElement>('[data-focus]')) {
    const name = picture.dataset.focus ?? ''
    const image = picture.querySelector('img')
    const box = document.getElementById(name)
    if (!image || !box) continue
    const mark = document.createElement('span')
    mark.className = 'focus-mark'
    picture.append(mark)
    const show = () => {
      const chosen = box.querySelector<HTMLInputElement>('input:checked')
      const { x, y } = pointOf(chosen?.value ?? '')
      mark.style.left = `${x * 100}%`
      mark.style.top = `${y * 100}%`
    }
    picture.classList.add('tapped')
    image.addEventListener('click', (event) => {
      const { left, top, width, height } = image.getBoundingClientRect()
      const value = JSON.stringify({ x: share((event.clientX - left) / width), y: share((event.clientY - top) / height) })
      ownChoice(box, name).value = value
      ownChoice(box, name).checked = true
      show()
    })
    box.addEventListener('change', show)
    show()
  }
}

const share = (value: number): number => Math.round(Math.max(0, Math.min(1, value)) * 100) / 100

const PANES: Readonly<Record<string, number>> = { left: 0.2, top: 0.2, right: 0.8, bottom: 0.8 }

/** `top-left`, `centre`, or a point of its own. */
function pointOf(value: string): { x: number; y: number } {
  if (value.startsWith('{')) return JSON.parse(value) as { x: number; y: number }
  const words = value.split('-')
  const find = (names: readonly string[]) => PANES[words.find((word) => names.includes(word)) ?? ''] ?? 0.5
  return { x: find(['left', 'right']), y: find(['top', 'bottom']) }
}

/** The choice that is no pane: made where there is none. */
function ownChoice(box: HTMLElement, name: string): HTMLInputElement {
  const found = box.querySelector<HTMLInputElement>('input[data-tapped]')
  if (found) return found
  const input = document.createElement('input')
  input.type = 'radio'
  input.name = name
  input.dataset.tapped = ''
  input.className = 'hidden'
  input.setAttribute('aria-label', 'Where you tapped')
  box.append(input)
  return input
}
