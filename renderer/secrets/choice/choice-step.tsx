import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { TryNote, useTries } from '../fields/tries.tsx';
import { Actions, Frame } from '../frame/frame.tsx';
import { useOpenRequest } from '../frame/request.ts';
import {
  NewPassphraseFields,
  useNewPassphrase,
  useProtect,
} from '../passphrase/new-passphrase.tsx';

type Choice = 'passphrase' | 'memory';

/**
 * No key store: the operator decides what stands in for it, and nothing is chosen before. What comes next
 * shows by itself, as the state changes.
 */
export function ChoiceStep({ onSaved }: { readonly onSaved: () => void }) {
  const t = useT();
  const { task } = useOpenRequest();
  const [choice, setChoice] = useState<Choice | null>(null);
  const [tried, setTried] = useState(false);
  const passphrase = useNewPassphrase();
  const tries = useTries();
  const protect = useProtect();
  const memoryOnly = useAction(() => bridge.ask('vault.memoryOnly', null));
  const submit = async () => {
    if (protect.busy || memoryOnly.busy) return;
    setTried(true);
    if (choice === 'memory') {
      const answer = await memoryOnly.run();
      // The window was opened to set a passphrase, and the operator has decided against one: the task is done.
      if (answer.ok && task.kind === 'passphrase') onSaved();
    }
    if (choice !== 'passphrase') return;
    const next = await passphrase.take();
    if (next === null) return;
    const answer = await protect.run({ current: null, next });
    tries.heed(answer.ok ? answer.value : null);
    const isDone = answer.ok && answer.value.kind === 'open';
    if (isDone && task.kind === 'passphrase') onSaved();
  };
  return (
    <Frame
      title={t('secrets.choice.title')}
      onSubmit={() => void submit()}
      footer={
        <Actions
          yes={t(choice ? `secrets.choice.${choice}.yes` : 'secrets.goOn')}
          busy={protect.busy || memoryOnly.busy}
          error={protect.error ?? memoryOnly.error}
        />
      }
    >
      <p>{t('secrets.choice.text')}</p>
      <Radio.Group
        aria-label={t('secrets.choice.title')}
        value={choice}
        error={tried && !choice && t('secrets.choice.problem')}
        onChange={(chosen) => setChoice(chosen as Choice)}
      >
        <Stack gap={12} mb={4}>
          <Radio
            value="passphrase"
            label={t('secrets.choice.passphrase')}
            description={t('secrets.choice.passphrase.text')}
          />
          <Radio
            value="memory"
            label={t('secrets.choice.memory')}
            description={t('secrets.choice.memory.text')}
          />
        </Stack>
      </Radio.Group>
      {choice === 'passphrase' && <NewPassphraseFields passphrase={passphrase} />}
      <TryNote tries={tries} shut={t('secrets.protect.shut')} />
    </Frame>
  );
}
