import { Button, Group, Input, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import type { ProxyLogin as Login } from '../../../electron/contract/network.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { ErrorNote } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';

/**
 * SECURITY: the password stays in its field, never in React's state, and leaves it once; what is stored is
 * never shown again, only that there is something.
 */
export function ProxyLogin() {
  const t = useT();
  const has = useAppState((state) => state.hasProxyLogin);
  const password = useRef<HTMLInputElement>(null);
  const [user, setUser] = useState('');
  const save = useAction((login: Login | null) => bridge.ask('network.login', { login }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const login = { user: user.trim(), password: password.current?.value ?? '' };
    if (password.current) password.current.value = '';
    const answer = await save.run(login);
    if (answer.ok) setUser('');
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate autoComplete="off">
      <Input.Wrapper
        label={t('network.login')}
        description={t(has ? 'network.login.stored' : 'network.login.none')}
        labelElement="div"
      >
        <Group gap="sm" mt={6} align="flex-end">
          <TextInput
            label={t('network.login.user')}
            autoComplete="off"
            spellCheck={false}
            value={user}
            onChange={(event) => setUser(event.currentTarget.value)}
          />
          <TextInput
            ref={password}
            type="password"
            label={t('network.login.password')}
            autoComplete="off"
          />
          <Button type="submit" variant="default" loading={save.busy} disabled={user.trim() === ''}>
            {t('network.login.save')}
          </Button>
          {has && (
            <Button variant="default" disabled={save.busy} onClick={() => void save.run(null)}>
              {t('network.login.remove')}
            </Button>
          )}
        </Group>
      </Input.Wrapper>
      <ErrorNote code={save.error} />
    </form>
  );
}
