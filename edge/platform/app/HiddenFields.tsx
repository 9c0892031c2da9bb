/** What a form had, to be sent once more with the next one. Files cannot be. */
export const HiddenFields = ({ fields }: { fields: Iterable<readonly [name: string, value: string | File]> }) => (
  <>
    {[...fields].map(([name, value]) => (
      <input type="hidden" name={name} value={String(value)} />
    ))}
  </>
)
