import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { SoundResult } from '#contract/model/alarm-sound.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { ErrorNote } from '../../shared/components/note.tsx';
import { type Translate, useT } from '../../shared/i18n/use-t.ts';

/** Plays what an alarm would play, and says what came of it. */
export function SoundTest() {
  const t = useT();
  const [result, setResult] = useState<SoundResult | null>(null);
  const test = useAction(() => bridge.ask('alarms.testSound', null));
  const run = async () => {
    setResult(null);
    const answer = await test.run();
    if (answer.ok) setResult(answer.value);
  };
  return (
    <Group gap="sm">
      <Button variant="default" loading={test.busy} onClick={() => void run()}>
        {t('alarm.sound.test')}
      </Button>
      <output>
        {test.busy && t('alarm.sound.testing')}
        {!test.busy && result && resultText(result, t)}
      </output>
      <ErrorNote code={test.error} />
    </Group>
  );
}

function resultText({ outcome, file, replaced }: SoundResult, t: Translate): string {
  if (outcome === 'muted') return t('alarm.sound.was.muted');
  if (outcome === 'failed') return t('alarm.sound.was.failed');
  const name = file ?? '';
  const unheard = outcome === 'no-output' ? [t('alarm.sound.was.noOutput')] : [];
  if (replaced) return [t('alarm.sound.was.replaced', { name }), ...unheard].join(' ');
  if (unheard.length > 0) return unheard.join(' ');
  return file === null ? t('alarm.sound.was.builtIn') : t('alarm.sound.was.own', { name });
}
