import type { LoginView } from '#contract/model/login.ts';

/** The start at login, which belongs to the system: others can change it at any time, so it is never remembered. */
export interface LoginItem {
  read(): LoginView;
  /** @throws an error of the file system when the entry cannot be written. What then holds is read again. */
  write(isOn: boolean): void;
}
