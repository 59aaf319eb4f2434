import { type ReactNode, useMemo, useState } from 'react';
import { asksTheSame } from '../../electron/contract/questions.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useReturnFocus } from '../shared/components/use-return-focus.ts';
import { useAppState, useAppStateStore } from '../shared/state/use-app-state.ts';
import { type Asked, AskProvider, SeriesProvider } from './ask-context.ts';
import { AskedOfPresets } from './asked-of-presets.ts';
import { openQuestions, withAnswered, without, withQuestion } from './question-queue.ts';
import { StartDialog } from './start-dialog.tsx';
import { StopDialog } from './stop-dialog.tsx';

/** Where questions are put, one after the other: those that this window's own clicks raised, then the tray's. */
export function Questions({ children }: { readonly children: ReactNode }) {
  const [queue, setQueue] = useState<readonly Asked[]>([]);
  const store = useAppStateStore();
  const asking = useMemo(() => {
    const runIdOf = (presetId: string) => store.current()?.runs[presetId]?.id ?? null;
    return {
      ask: (asked: Asked) => setQueue((known) => withQuestion(known, asked)),
      presets: new AskedOfPresets(runIdOf),
    };
  }, [store]);
  return (
    <AskProvider value={asking}>
      {children}
      <OpenQuestion queue={queue} change={setQueue} />
    </AskProvider>
  );
}

interface OpenQuestionProps {
  readonly queue: readonly Asked[];
  readonly change: (next: (queue: readonly Asked[]) => readonly Asked[]) => void;
}

function OpenQuestion({ queue, change }: OpenQuestionProps) {
  const store = useAppStateStore();
  const raised = useAppState((state) => state.questions);
  const presets = useAppState((state) => state.presets);
  const open = openQuestions(queue, raised, (id) => presets.some((preset) => preset.id === id));
  const [shown] = open;
  const preset = presets.find(({ id }) => id === shown?.question.presetId);
  if (!shown || !preset) return null;
  const leave = (left: readonly Asked[]) => {
    change((known) => without(known, left));
    const held = store.current()?.questions ?? [];
    const about = held
      .filter((one) => left.some(({ question }) => asksTheSame(question, one)))
      .map(({ kind, presetId }) => ({ kind, presetId }));
    if (about.length > 0) void bridge.ask('questions.dismiss', { about });
  };
  const dialog = { preset, onClose: () => leave([shown]) };
  const key = `${shown.question.kind} ${preset.id}`;
  return (
    <SeriesProvider value={{ waiting: open.length - 1, leaveAll: () => leave(open) }}>
      <FocusAfterwards />
      {shown.question.kind === 'start' ? (
        // Held while it is answered: main forgets its own question then, and a refusal would have no place.
        <StartDialog
          key={key}
          {...dialog}
          question={shown.question}
          scope={shown.scope}
          onQuestion={(next) => change((known) => withAnswered(known, next))}
        />
      ) : (
        <StopDialog key={key} {...dialog} />
      )}
    </SeriesProvider>
  );
}

/** What opened the first of several questions has the focus after the last one: the others have no opener. */
function FocusAfterwards() {
  useReturnFocus();
  return null;
}
