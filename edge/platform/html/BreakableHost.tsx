/** A host that breaks, where it has to, before one of its dots: `claire.companionconnect` and `.app`, and no word in two. */
export const BreakableHost = ({ name }: { name: string }) => (
  <>
    {name.split('.').map((label, at) =>
      at === 0 ? (
        label
      ) : (
        <>
          <wbr />.{label}
        </>
      ),
    )}
  </>
)
