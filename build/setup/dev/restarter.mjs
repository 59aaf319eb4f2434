// @ts-check

/**
 * @typedef {object} Running what the restarter needs of a process
 * @property {() => void} end asks it to end
 * @property {Promise<number>} ended its exit code
 */

/**
 * Keeps one app running: each call of `restart` ends the one before and waits for its end, because
 * two at once would be the same app twice and the second would hand over to the first. Calls that
 * come while it waits are one call. An app that ends by itself was closed by its user.
 * @param {() => Running} launch
 * @param {(code: number) => void} onClosed
 */
export function createRestarter(launch, onClosed) {
  /** @type {Running | undefined} */
  let current;
  /** @type {Promise<void> | undefined} */
  let restarting;

  const replace = async () => {
    const previous = current;
    current = undefined;
    previous?.end();
    await previous?.ended;
    restarting = undefined;
    const next = launch();
    current = next;
    next.ended.then((code) => {
      if (current === next) onClosed(code);
    });
  };

  return {
    restart() {
      restarting ??= replace();
      return restarting;
    },
    async stop() {
      const last = current;
      current = undefined;
      last?.end();
      await last?.ended;
    },
  };
}
