/** A text, and in it what was searched for. Case does not matter; where lengths differ by it nothing is marked. */
export function Marked({ text, find }: { readonly text: string; readonly find: string }) {
  const [wanted, lower] = [find.trim().toLowerCase(), text.toLowerCase()];
  const at = wanted === '' || lower.length !== text.length ? -1 : lower.indexOf(wanted);
  if (at < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + wanted.length)}</mark>
      {text.slice(at + wanted.length)}
    </>
  );
}
