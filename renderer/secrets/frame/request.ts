import { createContext, useContext, useEffect, useState } from 'react';
import type { SecretRequest } from '#contract/model/secrets.ts';
import { bridge } from '../../shared/bridge/bridge.ts';

const RequestContext = createContext<SecretRequest | null>(null);
export const RequestProvider = RequestContext.Provider;

/** What the window is open for, and what waits for it. */
export function useOpenRequest(): SecretRequest {
  const request = useContext(RequestContext);
  if (!request) throw new Error('used outside of RequestProvider');
  return request;
}

/** What this window is open for, and what waits for it by now; undefined before the first answer. */
export function useRequest(): SecretRequest | null | undefined {
  const [request, setRequest] = useState<SecretRequest | null>();
  useEffect(() => {
    const ask = async () => {
      const answer = await bridge.ask('secrets.request', null);
      if (answer.ok) setRequest(answer.value);
    };
    const stopListening = bridge.on('secrets.changed', () => void ask());
    void ask();
    return stopListening;
  }, []);
  return request;
}
