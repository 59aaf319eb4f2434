import { type ReactNode, useMemo, useState } from 'react';
import { asksTheSame } from '#contract/rules/question-queue.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import {
  AskProvider,
  type PendingQuestion,
  SeriesProvider,
} from '../../shared/commands/ask-context.ts';
import type { Batch } from '../../shared/commands/batch.ts';
import { PendingRequests } from '../../shared/commands/pending-requests.ts';
import { useReturnFocus } from '../../shared/components/interaction.ts';
import { useAppState, useAppStateStore } from '../../shared/state/use-app-state.ts';
import { BatchSheet } from '../batch/batch-sheet.tsx';
import { openQuestions, withAnswered, without, withQuestion } from './question-queue.ts';
import { StartDialog } from './start-dialog.tsx';
import { StopDialog } from './stop-dialog.tsx';

/** Where questions are put, one after the other: those that this window's own clicks raised, then the tray's. */
export function Questions({ children }: { readonly children: ReactNode }) {
  const [queue, setQueue] = useState<readonly PendingQuestion[]>([]);
  const [batch, setBatch] = useState<Batch | null>(null);
  const store = useAppStateStore();
  const asking = useMemo(() => {
    const runIdOf = (presetId: string) => store.current()?.runs[presetId]?.id ?? null;
    return {
      ask: (asked: PendingQuestion) => setQueue((known) => withQuestion(known, asked)),
      askMany: setBatch,
      presets: new PendingRequests(runIdOf),
    };
  }, [store]);
  return (
    <AskProvider value={asking}>
      {children}
      {batch && <BatchSheet batch={batch} onClose={() => setBatch(null)} />}
      <OpenQuestion queue={queue} change={setQueue} />
    </AskProvider>
  );
}

interface OpenQuestionProps {
  readonly queue: readonly PendingQuestion[];
  readonly change: (
    next: (queue: readonly PendingQuestion[]) => readonly PendingQuestion[],
  ) => void;
}

function OpenQuestion({ queue, change }: OpenQuestionProps) {
  const store = useAppStateStore();
  const raised = useAppState((state) => state.questions);
  const presets = useAppState((state) => state.presets);
  const recordings = useAppState((state) => state.recordings);
  // Of a deleted preset nothing can be started, but what it has started can be stopped.
  const open = openQuestions(
    queue,
    raised,
    ({ kind, presetId }) =>
      presets.some(({ id }) => id === presetId) ||
      (kind === 'stop' && recordings.some((one) => one.presetId === presetId)),
  );
  const [shown] = open;
  if (!shown) return null;
  const { presetId } = shown.question;
  const preset = presets.find(({ id }) => id === presetId);
  const leave = (left: readonly PendingQuestion[]) => {
    change((known) => without(known, left));
    const held = store.current()?.questions ?? [];
    const about = held
      .filter((one) => left.some(({ question }) => asksTheSame(question, one)))
      .map(({ kind, presetId }) => ({ kind, presetId }));
    if (about.length > 0) void bridge.ask('questions.dismiss', { about });
  };
  const onClose = () => leave([shown]);
  const key = `${shown.question.kind} ${presetId}`;
  return (
    <SeriesProvider value={{ waiting: open.length - 1, leaveAll: () => leave(open) }}>
      <FocusAfterwards />
      {preset && shown.question.kind === 'start' && (
        // Held while it is answered: main forgets its own question then, and a refusal would have no place.
        <StartDialog
          key={key}
          preset={preset}
          onClose={onClose}
          question={shown.question}
          scope={shown.scope}
          onQuestion={(next) => change((known) => withAnswered(known, next))}
        />
      )}
      {shown.question.kind === 'stop' && (
        <StopDialog key={key} presetId={presetId} onClose={onClose} />
      )}
    </SeriesProvider>
  );
}

/** What opened the first of several questions has the focus after the last one: the others have no opener. */
function FocusAfterwards() {
  useReturnFocus();
  return null;
}
