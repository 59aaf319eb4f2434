/** Exit codes that scripts rely on: never change one. */
export const EXIT = { accepted: 0, notAllAccepted: 1, badUsage: 2, noCredentials: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The most severe of several: a script must not read "accepted" where anything was not. */
export const mostSevere = (codes: readonly ExitCode[]): ExitCode =>
  codes.reduce<ExitCode>((worst, code) => Math.max(code, worst) as ExitCode, EXIT.accepted);
