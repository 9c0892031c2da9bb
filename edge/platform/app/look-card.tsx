import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { Card } from './Card.tsx'
import { APP_LOOKS, type AppLook, LOOK_NAMES, touchIcon } from './looks.ts'

/** Settings, "On your phone": what the app is called among others. */
export const LookCard = ({ look }: { look: AppLook }) => (
  <Card>
    <h2>On your phone</h2>
    <p>Add this app to your home screen and it opens like any other. Choose what it is called there; none gives away what it’s for.</p>
    <form method="post" action={dashboardPath('look')}>
      <fieldset class="looks">
        <legend class="hidden">Name and icon</legend>
        {APP_LOOKS.map((each) => (
          <label class="choice">
            <input type="radio" name="look" value={each} checked={each === look} />
            <img src={touchIcon(each)} alt="" width="44" height="44" loading="lazy" />
            {LOOK_NAMES[each]}
          </label>
        ))}
      </fieldset>
      <button type="submit">Save</button>
      <p class="muted small">If the app is on your home screen already, remove it and add it again to see the new name.</p>
    </form>
  </Card>
)
