import { type ReactNode, useMemo, useState } from 'react';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAppState, useAppStateStore } from '../shared/state/use-app-state.ts';
import { type Asked, AskProvider } from './ask-context.ts';
import { AskedOfPresets } from './asked-of-presets.ts';
import { StartDialog } from './start-dialog.tsx';
import { StopDialog } from './stop-dialog.tsx';

/** Where questions are put: those that this window's own clicks raised, then those of the tray. */
export function Questions({ children }: { readonly children: ReactNode }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const store = useAppStateStore();
  const asking = useMemo(() => {
    const runIdOf = (presetId: string) => store.current()?.runs[presetId]?.id ?? null;
    return { ask: setAsked, presets: new AskedOfPresets(runIdOf) };
  }, [store]);
  return (
    <AskProvider value={asking}>
      {children}
      <OpenQuestion asked={asked} hold={setAsked} />
    </AskProvider>
  );
}

interface OpenQuestionProps {
  readonly asked: Asked | null;
  readonly hold: (asked: Asked | null) => void;
}

function OpenQuestion({ asked, hold }: OpenQuestionProps) {
  const raised = useAppState((state) => state.question);
  const presets = useAppState((state) => state.presets);
  const shown = asked ?? (raised && ({ question: raised, scope: 'ask' } as const));
  const preset = presets.find(({ id }) => id === shown?.question.presetId);
  if (!shown || !preset) return null;
  const { question } = shown;
  const close = () => {
    hold(null);
    if (raised) void bridge.ask('questions.dismiss', null);
  };
  const dialog = { preset, onClose: close };
  return question.kind === 'start' ? (
    // Held while it is answered: main forgets its own question then, and a refusal would have no place.
    <StartDialog
      key={preset.id}
      {...dialog}
      question={question}
      scope={shown.scope}
      onQuestion={hold}
    />
  ) : (
    <StopDialog key={preset.id} {...dialog} />
  );
}
