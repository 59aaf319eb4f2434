import { createContext, useContext } from 'react';
import type { SecretRequest } from '#contract/model/secrets.ts';

const RequestContext = createContext<SecretRequest | null>(null);
export const RequestProvider = RequestContext.Provider;

/** What the window is open for, and what waits for it. */
export function useOpenRequest(): SecretRequest {
  const request = useContext(RequestContext);
  if (!request) throw new Error('used outside of RequestProvider');
  return request;
}
