import type { InSlot } from '../zego/send-in-time.ts';
import type { Limiter, Priority } from './limiter.ts';

/** A slot of the rate limit for each try of a request: what is asked counts against the limit like every call. */
export const inSlotOf =
  (limiter: Limiter, priority: Priority): InSlot =>
  async (attempt, isAgain) => {
    const slot = await limiter.acquire(priority, isAgain).slot;
    let answered = false;
    try {
      const tried = await attempt();
      answered = tried.answered;
      return tried;
    } finally {
      slot.release(answered);
    }
  };
