import { signInPath } from '../../../../../tenants/contract/urls.ts'
import { preparePhoto } from './prepare-photo.ts'
import { type SentPhoto, sendPhoto } from './send-photo.ts'

/** "Add photos": each file that is chosen is sent at once, with how far it is, one after the other. */
export function startUploads(): void {
  const form = document.querySelector<HTMLFormElement>('#add-photos')
  const input = form?.querySelector<HTMLInputElement>('input[type=file]')
  const list = document.querySelector<HTMLElement>('#uploads')
  if (!form || !input || !list) return
  if (!('createImageBitmap' in window) || !window.isSecureContext) {
    // Its button is hidden by the style sheet where scripts run: what is hidden later moves the page.
    form.classList.add('plain')
    return
  }
  // To a browser whose style sheets know nothing of scripts.
  for (const each of form.querySelectorAll<HTMLElement>('.actions')) each.hidden = true
  const queue: { file: File; row: Row }[] = []
  const sent: SentPhoto[] = []
  let isSending = false
  const work = async () => {
    if (isSending) return
    isSending = true
    for (let next = queue.shift(); next; next = queue.shift()) sent.push(await sendOne(next.file, next.row))
    isSending = false
    finish(sent, form.dataset.next ?? '')
  }
  const choose = () => {
    for (const file of input.files ?? []) queue.push({ file, row: addRow(list, file.name) })
    // The same file can be chosen again.
    input.value = ''
    void work()
  }
  input.addEventListener('change', choose)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    choose()
  })
  addEventListener('beforeunload', (event) => {
    if (isSending) event.preventDefault()
  })
  // Chosen before this script was here: nobody chooses twice.
  choose()
}

interface Row {
  bar: HTMLProgressElement
  says: HTMLElement
}

/** Her file's name is known to this page alone. */
function addRow(list: HTMLElement, name: string): Row {
  const row = document.createElement('li')
  row.className = 'row upload'
  const label = document.createElement('strong')
  label.textContent = name
  const bar = document.createElement('progress')
  bar.max = 1
  bar.value = 0
  bar.setAttribute('aria-label', name)
  const says = document.createElement('span')
  says.className = 'sub block'
  says.setAttribute('role', 'status')
  says.textContent = 'Waiting'
  row.append(label, bar, says)
  list.append(row)
  return { bar, says }
}

const WAITING = {
  connection: 'The connection is lost. It carries on as soon as you’re back online.',
  'signed-out': 'You have been signed out. ',
}

async function sendOne(file: File, { bar, says }: Row): Promise<SentPhoto> {
  says.textContent = 'Getting ready'
  const prepared = await preparePhoto(file)
  const done = await sendPhoto(prepared, {
    onProgress: (share) => {
      bar.value = share
      says.textContent = `${Math.floor(share * 100)}%`
    },
    onKnown: forgetStopped,
    onWait: (why) => {
      if (why === undefined) return
      says.textContent = WAITING[why]
      if (why === 'signed-out') says.append(signInLink(), ' in a new tab: it goes on from here.')
    },
  }).catch((): SentPhoto => ({ words: 'This photo could not be read from your phone. Choose it again.' }))
  const isBad = 'words' in done
  if (isBad) bar.remove()
  else bar.value = 1
  says.className = isBad ? 'error' : 'sub block'
  says.textContent = isBad ? done.words : done.isNew ? ['Added', prepared.small].filter(Boolean).join('. ') : 'Already among your photos'
  return done
}

/** It stands among those that are sent now. */
function forgetStopped(upload: string): void {
  document.querySelector(`[data-upload="${CSS.escape(upload)}"]`)?.remove()
  const stopped = document.querySelector('#unfinished')
  if (stopped && !stopped.querySelector('li')) stopped.remove()
}

function signInLink(): HTMLAnchorElement {
  const link = document.createElement('a')
  link.href = signInPath()
  link.target = '_blank'
  link.rel = 'noreferrer'
  link.textContent = 'Sign in'
  return link
}

/** On to what they show; where a file was not taken, once she has read why. */
function finish(sent: readonly SentPhoto[], next: string): void {
  const added = sent.filter((each) => 'photo' in each && each.isNew).length
  if (added === 0) return
  if (added === sent.length) {
    location.assign(next)
    return
  }
  const link = document.createElement('a')
  link.className = 'button'
  link.href = next
  link.textContent = added === 1 ? 'Say what it shows' : 'Say what they show'
  document.querySelector('#uploads-next')?.replaceChildren(link)
}
