import { Button, Group, Input } from '@mantine/core';
import { useState } from 'react';
import type { CertificateChoice } from '#contract/model/network.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { certificatesAfter, type RouteForm } from './route-form.ts';

interface CertificatesFieldProps {
  /** Name of the file in force; null where there is none. */
  readonly held: string | null;
  readonly form: RouteForm;
  readonly change: (changes: Partial<RouteForm>) => void;
}

/** The file of additional certificates: chosen in the system's own dialog, which main opens. */
export function CertificatesField({ held, form, change }: CertificatesFieldProps) {
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
