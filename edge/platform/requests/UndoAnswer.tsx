import type { RequestRow } from '../../../db/queries/requests.ts'

interface UndoProps {
  booking: Pick<RequestRow, 'status'>
  page?: string
  back?: string
}

/** For as long as the client has not been told. `page`: where the form is sent, if it stands elsewhere; `back`: where it leads afterwards. */
export const UndoAnswer = ({ booking: { status }, page, back }: UndoProps) => (
  <form method="post" action={page}>
    <input type="hidden" name="do" value="undo" />
    {back !== undefined && <input type="hidden" name="back" value={back} />}
    <button type="submit" class="quiet">
      {status === 'confirmed' ? 'Undo the confirmation' : 'Undo the decline'}
    </button>
  </form>
)
