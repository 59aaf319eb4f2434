/** Ends things one after the other; one that fails must not keep the others, and the process, from ending. */
export async function closeAll(
  steps: readonly (() => unknown)[],
  onFault: (error: unknown) => void,
): Promise<void> {
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      onFault(error);
    }
  }
}
