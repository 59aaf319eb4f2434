/**
 * Calls `work` at once and then at most once each `intervalMs` while it is asked for: a burst of three
 * hundred starts must not rebuild a menu a thousand times. The last request is always served.
 */
export function coalesce(work: () => void, intervalMs: number): () => void {
  let resting: NodeJS.Timeout | undefined;
  let asked = false;
  const serve = () => {
    asked = false;
    work();
    resting = setTimeout(() => {
      resting = undefined;
      if (asked) serve();
    }, intervalMs);
  };
  return () => {
    if (resting) asked = true;
    else serve();
  };
}
