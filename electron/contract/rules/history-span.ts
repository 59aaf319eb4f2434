/** Whether calls may go that the span in force would keep; in days, null keeps everything. */
export const isShorter = (days: number | null, inForce: number | null): boolean =>
  days !== null && (inForce === null || days < inForce);
