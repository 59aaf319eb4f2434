import { Button, Group, Input, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CertificateChoice, NetworkRoute } from '#contract/model/network.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { Choice } from '../../shared/components/choice.tsx';
import { focusFirstInvalid } from '../../shared/components/interaction.ts';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { Actions, Frame } from '../frame/frame.tsx';
import {
  certificatesAfter,
  isProxyUrlWrong,
  type RouteForm,
  routeFormOf,
  routeOf,
} from './route-form.ts';

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

interface CertificatesFieldProps {
  /** Name of the file in force; null where there is none. */
  readonly held: string | null;
  readonly form: RouteForm;
  readonly change: (changes: Partial<RouteForm>) => void;
}

/** The file of additional certificates: chosen in the system's own dialog, which main opens. */
function CertificatesField({ held, form, change }: CertificatesFieldProps) {
  const t = useT();
  const [choice, setChoice] = useState<CertificateChoice | null>(null);
  const choose = useAction(() => bridge.ask('network.chooseCertificates', null));
  const ask = async () => {
    const answer = await choose.run();
    if (!answer.ok || answer.value === null) return;
    setChoice(answer.value);
    change({ certificates: certificatesAfter(form.certificates, answer.value) });
  };
  const remove = () => {
    setChoice(null);
    change({ certificates: 'none' });
  };
  const isChosen = form.certificates === 'chosen' && choice?.kind === 'usable';
  const name = isChosen ? choice.name : form.certificates === 'none' ? null : held;
  const description = isChosen
    ? t('secrets.network.chosen', { name: choice.name, count: choice.count })
    : (name ?? t('network.caFile.none'));
  return (
    <>
      <Input.Wrapper label={t('network.caFile')} description={description} labelElement="div">
        <Group gap="sm" mt={6}>
          <Button variant="default" loading={choose.busy} onClick={() => void ask()}>
            {t('secrets.network.choose')}
          </Button>
          {name !== null && (
            <Button variant="default" onClick={remove}>
              {t('secrets.network.remove')}
            </Button>
          )}
        </Group>
      </Input.Wrapper>
      {choice?.kind === 'unusable' && (
        <Note
          tone="amber"
          sign="✕"
          role="alert"
          title={t('secrets.network.unusable', { name: choice.name })}
        >
          {t(`secrets.network.unusable.${choice.fault}`)}
        </Note>
      )}
      <ErrorNote code={choose.error} />
    </>
  );
}
