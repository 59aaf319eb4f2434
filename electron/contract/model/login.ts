import { z } from 'zod';

/**
 * Whether the program starts at login, as the system has it. `unknown`: an entry is there that does not start this
 * program, that the system holds back, or that cannot be read.
 */
export const LOGIN_STATES = ['on', 'off', 'unknown'] as const;
export const loginViewSchema = z.strictObject({
  state: z.enum(LOGIN_STATES),
  /** What is known of an `unknown` one: the path of the entry, or the system's word. */
  detail: z.string().nullable(),
});
export type LoginView = z.infer<typeof loginViewSchema>;
