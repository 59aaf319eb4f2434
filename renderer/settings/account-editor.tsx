import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type FormEvent, useId, useState } from 'react';
import type { Account, AccountEntry } from '../../electron/contract/account.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { focusFirstInvalid } from '../shared/components/focus-first-invalid.ts';
import { ErrorNote } from '../shared/components/note.tsx';
import { Sheet } from '../shared/components/sheet.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { type AccountField, accountFormOf, accountProblems, endpointOf } from './account-form.ts';
import { ConfirmEndpoint } from './confirm-endpoint.tsx';
import { foreignHost } from './endpoint.ts';
import { EndpointFields } from './endpoint-fields.tsx';
import { SecretField } from './secret-field.tsx';
import { useSecret } from './use-secret.ts';

interface AccountEditorProps {
  readonly account: Account | null;
  readonly onSaved: (id: string) => void;
  readonly onClosed: () => void;
}

/** Adds an account or replaces one whole: a stored secret is never joined to an endpoint typed later. */
export function AccountEditor({ account, onSaved, onClosed }: AccountEditorProps) {
  const t = useT();
  const formId = useId();
  const [opened, { close }] = useDisclosure(true);
  const accounts = useAppState((state) => state.accounts);
  const [form, setForm] = useState(() => accountFormOf(account));
  const [tried, setTried] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const [touched, setTouched] = useState<ReadonlySet<AccountField>>(new Set());
  const secret = useSecret();
  const save = useAction((entry: AccountEntry) =>
    bridge.ask('accounts.save', { id: account?.id ?? null, entry }),
  );

  const others = accounts.filter(({ id }) => id !== account?.id).map(({ name }) => name);
  const problems = accountProblems(form, others);
  const problem = (field: AccountField): string | null => {
    const key = problems[field];
    return key && (tried || touched.has(field)) ? t(key) : null;
  };
  const change = (changes: Partial<typeof form>) => {
    setConfirming(false);
    setForm({ ...form, ...changes });
  };
  const leave = (field: AccountField) => setTouched(new Set(touched).add(field));

  const host = foreignHost(endpointOf(form));
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problems).length > 0 || secret.state !== 'possible') {
      focusFirstInvalid(event.currentTarget);
      return;
    }
    if (host === null) await saveNow();
    else setConfirming(true);
  };
  const saveNow = async () => {
    setConfirming(false);
    const answer = await save.run({
      name: form.name.trim(),
      appId: Number(form.appId.trim()),
      endpoint: endpointOf(form),
      isTest: form.isTest,
      serverSecret: secret.take(),
    });
    setTried(false);
    if (!answer.ok) return;
    onSaved(answer.value.id);
    close();
  };
  return (
    <Sheet
      opened={opened}
      title={t(account ? 'accounts.title.edit' : 'accounts.title.new')}
      onClose={close}
      onExited={onClosed}
      footer={
        confirming && host !== null ? (
          <ConfirmEndpoint
            host={host}
            onYes={() => void saveNow()}
            onNo={() => setConfirming(false)}
          />
        ) : (
          <Stack gap="xs">
            <ErrorNote code={save.error} />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={close}>
                {t('cancel')}
              </Button>
              <Button type="submit" form={formId} loading={save.busy}>
                {t('save')}
              </Button>
            </Group>
          </Stack>
        )
      }
    >
      <form id={formId} onSubmit={submit} noValidate autoComplete="off">
        <Stack gap="md">
          <TextInput
            label={t('accounts.name')}
            data-autofocus
            value={form.name}
            error={problem('name')}
            onChange={(event) => change({ name: event.currentTarget.value })}
            onBlur={() => leave('name')}
          />
          <TextInput
            label={t('field.appId')}
            description={t('accounts.appId.hint')}
            inputMode="numeric"
            value={form.appId}
            error={problem('appId')}
            onChange={(event) => change({ appId: event.currentTarget.value })}
            onBlur={() => leave('appId')}
          />
          <SecretField secret={secret} again={account !== null} tried={tried} />
          <EndpointFields form={form} change={change} leave={leave} problem={problem} />
          <Checkbox
            label={t('accounts.isTest')}
            description={t('accounts.isTest.hint')}
            checked={form.isTest}
            onChange={(event) => change({ isTest: event.currentTarget.checked })}
          />
        </Stack>
      </form>
    </Sheet>
  );
}
