import type { Children } from './markup.ts'

interface Props {
  src: string
  /** What is said where the network went before it was here. */
  children?: Children
}

/**
 * A script of this page alone, after the words on the line. The page has loaded once it is here: what looks ready listens. The app's own script waits for it where
 * the network went meanwhile, and says so (client/app.ts).
 */
export const PageScript = ({ src, children = 'You’re offline. The rest of this page comes as soon as you’re back online.' }: Props) => (
  <>
    <script type="module" async src={src} fetchpriority="low" />
    <p hidden class="error" role="status" data-script={src}>
      {children}
    </p>
  </>
)
