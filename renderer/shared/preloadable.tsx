import { type ComponentType, lazy, Suspense, useState } from 'react';

type Load<P> = () => Promise<{ default: ComponentType<P> }>;

const loads: (() => Promise<unknown>)[] = [];

/**
 * A part of the window with a bundle of its own. Left to itself React shows nothing for a third of a second
 * when such a part is first asked for; here all are fetched once the first paint is done, and are then as
 * quick as any other.
 */
export function preloadable<P extends object>(load: Load<P>): ComponentType<P> {
  let ready: ComponentType<P> | null = null;
  const fetch: Load<P> = async () => {
    const part = await load();
    ready = part.default;
    return part;
  };
  const Later = lazy(fetch);
  loads.push(fetch);
  return function Part(props: P) {
    // Chosen once: another component in the same place would lose its state.
    const [View] = useState<ComponentType<P>>(() => ready ?? Later);
    return (
      <Suspense>
        <View {...props} />
      </Suspense>
    );
  };
}

/** Fetches all that has not been asked for yet, when there is nothing better to do. */
export function preloadAll(): void {
  requestIdleCallback(() => {
    for (const load of loads) void load();
  });
}
