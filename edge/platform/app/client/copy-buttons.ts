const SAID_MS = 4000

/** Makes a button of each `data-copies`. Where the browser lets nothing be copied, it goes where the link would have led, or marks the text in its field. */
export function startCopyButtons(): void {
  for (const found of document.querySelectorAll<HTMLElement>('[data-copies]')) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = found.className.replace('later', '').trim()
    const label = found.textContent.trim()
    button.textContent = label
    const says = document.createElement('span')
    says.className = 'hidden'
    says.setAttribute('role', 'status')
    button.addEventListener('click', () => {
      void copy(found.dataset.copies ?? '', found).then((isDone) => {
        if (!isDone) return
        button.textContent = 'Copied'
        says.textContent = 'Copied'
        setTimeout(() => {
          button.textContent = label
          says.textContent = ''
        }, SAID_MS)
      })
    })
    found.replaceWith(button, says)
  }
}

async function copy(text: string, instead: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    if (instead instanceof HTMLAnchorElement) location.assign(instead.href)
    else document.querySelector<HTMLInputElement>('input[readonly]')?.select()
    return false
  }
}
