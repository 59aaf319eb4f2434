import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { focusFirstInvalid } from '../../shared/components/focus-first-invalid.ts';
import { ErrorNote } from '../../shared/components/note.tsx';
import { Panel } from '../../shared/components/panel.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { useSaveSettings } from '../../shared/state/use-save-settings.ts';
import { Choice } from '../choice.tsx';
import {
  type NetworkField,
  type NetworkForm,
  networkFormOf,
  networkOf,
  networkProblems,
} from './network-form.ts';
import { ProxyLogin } from './proxy-login.tsx';
import { Timeouts } from './timeouts.tsx';

/** How calls get out of the building. Saved as a whole: half a proxy would be none. */
export function NetworkPanel() {
  const t = useT();
  const network = useAppState((state) => state.settings.network);
  const [form, setForm] = useState(() => networkFormOf(network));
  const [saved, setSaved] = useState(false);
  const [tried, setTried] = useState(false);
  const save = useSaveSettings();
  const isChanged = JSON.stringify(form) !== JSON.stringify(networkFormOf(network));
  const problems = networkProblems(form);
  const problem = (field: NetworkField): string | null => {
    const key = problems[field];
    return key && tried ? t(key) : null;
  };
  const change = (changes: Partial<NetworkForm>) => {
    setSaved(false);
    setForm({ ...form, ...changes });
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problems).length > 0) {
      focusFirstInvalid(event.currentTarget);
      return;
    }
    const answer = await save.run({ network: networkOf(form) });
    setSaved(answer.ok);
  };
  return (
    <Panel title={t('network.title')}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <Choice<NetworkForm['proxy']>
            label={t('network.proxy')}
            value={form.proxy}
            data={[
              { value: 'system', label: t('network.proxy.system') },
              { value: 'none', label: t('network.proxy.none') },
              { value: 'manual', label: t('network.proxy.manual') },
            ]}
            onChange={(proxy) => change({ proxy })}
          />
          {form.proxy === 'manual' && (
            <TextInput
              label={t('network.proxyUrl')}
              description={t('network.proxyUrl.hint')}
              spellCheck={false}
              value={form.proxyUrl}
              error={problem('proxyUrl')}
              onChange={(event) => change({ proxyUrl: event.currentTarget.value })}
            />
          )}
          <TextInput
            label={t('network.caFile')}
            description={t('network.caFile.hint')}
            spellCheck={false}
            value={form.caFile}
            onChange={(event) => change({ caFile: event.currentTarget.value })}
          />
          <Timeouts form={form} change={change} problem={problem} />
          <ErrorNote code={save.error} />
          <Group gap="sm">
            <Button type="submit" variant="default" loading={save.busy}>
              {t('save')}
            </Button>
            <output>
              {saved && t('network.saved')}
              {!saved && isChanged && t('network.unsaved')}
            </output>
          </Group>
        </Stack>
      </form>
      {form.proxy !== 'none' && <ProxyLogin />}
    </Panel>
  );
}
