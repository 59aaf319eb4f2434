import { useEffect, useState } from 'react';

const dayOf = (now: Date): number =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();

/** Another number each local day: "today" must not mean yesterday in a window that stays open over midnight. */
export function useToday(): number {
  const [today, setToday] = useState(() => dayOf(new Date()));
  useEffect(() => {
    const look = () => setToday(dayOf(new Date()));
    const begun = new Date(today);
    const next = new Date(begun.getFullYear(), begun.getMonth(), begun.getDate() + 1);
    // A timer sleeps with the computer; then the window is looked at again.
    const timer = setTimeout(look, Math.max(1000, next.getTime() - Date.now()));
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [today]);
  return today;
}
