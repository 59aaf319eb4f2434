import { type CheckProbes, selfCheck } from '../app/self-check/self-check.ts';
import type { Handlers } from './register.ts';

export interface CheckServices {
  readonly checkProbes: CheckProbes;
}

/** Everything is checked when the operator asks for it. */
export const checkHandlers = ({ checkProbes }: CheckServices): Pick<Handlers, 'check.run'> => ({
  'check.run': async () => ({ found: await selfCheck(checkProbes) }),
});
