import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { NetworkRoute } from '#contract/model/network.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { Choice } from '../../shared/components/choice.tsx';
import { focusFirstInvalid } from '../../shared/components/focus-first-invalid.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { Actions } from '../frame/actions.tsx';
import { Frame } from '../frame/frame.tsx';
import { CertificatesField } from './certificates-field.tsx';
import { isProxyUrlWrong, type RouteForm, routeFormOf, routeOf } from './route-form.ts';

/** Proxy and additional certificates: chosen here alone, since they decide who reads each signature. */
export function RouteStep({ onSaved }: { readonly onSaved: () => void }) {
  const t = useT();
  const network = useAppState(({ settings }) => settings.network);
  const [form, setForm] = useState(() => routeFormOf(network));
  const [tried, setTried] = useState(false);
  const save = useAction((route: NetworkRoute) => bridge.ask('network.save', route));
  const change = (changes: Partial<RouteForm>) => setForm((before) => ({ ...before, ...changes }));
  const isWrong = isProxyUrlWrong(form);
  const submit = async (element: HTMLFormElement) => {
    if (save.busy) return;
    setTried(true);
    if (isWrong) {
      focusFirstInvalid(element);
      return;
    }
    const answer = await save.run(routeOf(form));
    if (answer.ok) onSaved();
  };
  return (
    <Frame
      title={t('secrets.network.title')}
      onSubmit={(element) => void submit(element)}
      footer={<Actions yes={t('save')} busy={save.busy} error={save.error} />}
    >
      <p>{t('secrets.network.text')}</p>
      <Choice<RouteForm['proxy']>
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
          autoComplete="off"
          spellCheck={false}
          value={form.proxyUrl}
          error={tried && isWrong && t('network.problem.proxyUrl')}
          onChange={(event) => change({ proxyUrl: event.currentTarget.value })}
        />
      )}
      <CertificatesField held={network.caFile} form={form} change={change} />
    </Frame>
  );
}
