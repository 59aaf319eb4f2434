import { filesHolding, formsOf } from './leaks.ts';

/** How a secret may look in a file or a text: plain, or in any of the usual codings. */
export const secretForms = formsOf;

/** Files under a folder that hold a secret in any form. */
export const findSecret = (folder: string, secret: string): string[] =>
  filesHolding(folder, [secret]);
