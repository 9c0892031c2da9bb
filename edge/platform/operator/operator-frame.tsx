import { document } from '../app/document.ts'
import type { Children } from '../app/markup.ts'

/** A page of the operator: wide, without the tabs of a companion's app. */
export const operatorPage = ({ title, children }: { title: string; children: Children }): Promise<Response> =>
  document({
    title,
    body: (
      <>
        <a class="skip" href="#content">
          Skip to the content
        </a>
        <main id="content" class="wide">
          <h1>{title}</h1>
          {children}
        </main>
      </>
    ),
  })
