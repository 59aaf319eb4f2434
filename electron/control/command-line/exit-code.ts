import type { ErrorCode } from '#contract/ipc/channels.ts';

/** Exit codes that scripts rely on: never change one. */
export const EXIT = { accepted: 0, notAllAccepted: 1, badUsage: 2, noCredentials: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The most severe of several: a script must not read "accepted" where anything was not. */
export const mostSevere = (codes: readonly ExitCode[]): ExitCode =>
  codes.reduce<ExitCode>((worst, code) => Math.max(code, worst) as ExitCode, EXIT.accepted);

const NO_CREDENTIALS: ReadonlySet<ErrorCode> = new Set([
  'account-missing',
  'credentials-unavailable',
]);

/** The exit code of a command that was refused: a script tells missing credentials from all else. */
export const exitOf = (code: ErrorCode): ExitCode =>
  NO_CREDENTIALS.has(code) ? EXIT.noCredentials : EXIT.notAllAccepted;
