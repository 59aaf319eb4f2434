import type { LoginItem } from '../app/login-item.ts';
import type { Handlers } from './register.ts';

export interface LoginServices {
  readonly loginItem: LoginItem;
}

/** The start at login: what the answer says is read back from the system. */
export const loginHandlers = ({
  loginItem,
}: LoginServices): Pick<Handlers, 'login.get' | 'login.set'> => ({
  'login.get': () => loginItem.read(),
  'login.set': ({ on }) => {
    loginItem.write(on);
    return loginItem.read();
  },
});
