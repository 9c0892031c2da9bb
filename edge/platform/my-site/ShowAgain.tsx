import { mySitePath } from '../../../tenants/contract/urls.ts'

/** Opens a site that she has hidden, with one tap: it is as she left it, so there is nothing to ask. */
export const ShowAgain = ({ label }: { label: string }) => (
  <form method="post" action={mySitePath('hide')} class="actions">
    <button type="submit" name="status" value="active">
      {label}
    </button>
  </form>
)
