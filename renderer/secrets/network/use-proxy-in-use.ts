import { useEffect, useState } from 'react';
import { bridge } from '../../shared/bridge/bridge.ts';

/** Address of the proxy in force; null where there is none, undefined until that is known. */
export function useProxyInUse(): string | null | undefined {
  const [proxy, setProxy] = useState<string | null>();
  useEffect(() => {
    let isOver = false;
    void bridge.ask('network.proxyInUse', null).then((answer) => {
      if (!isOver) setProxy(answer.ok ? answer.value.proxy : null);
    });
    return () => {
      isOver = true;
    };
  }, []);
  return proxy;
}
