import type { Preset } from '../../electron/contract/preset.ts';
import type { Question, StartScope } from '../../electron/contract/start.ts';
import { useAccount, waitsForSecret } from '../shared/accounts/use-account.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import type { Asked } from './ask-context.ts';
import { ConfirmQuestion } from './confirm-question.tsx';
import { StartQuestion } from './start-question.tsx';
import { UnrecordedQuestion } from './unrecorded-question.tsx';
import { useStart } from './use-start.ts';

type OfStart = Extract<Question, { kind: 'start' }>;

interface StartDialogProps {
  readonly preset: Preset;
  readonly question: OfStart;
  readonly scope: StartScope;
  readonly onQuestion: (asked: Asked) => void;
  readonly onClose: () => void;
}

/** Asks before a start that may not be harmless. One answer may lead to the next question: no disk, say. */
export function StartDialog({ preset, question, scope, onQuestion, onClose }: StartDialogProps) {
  const start = useAction((chosen: StartScope, unrecorded: boolean) =>
    bridge.ask('runs.start', { presetId: preset.id, scope: chosen, unrecorded }),
  );
  const waits = waitsForSecret(useAccount(preset.accountId));
  const startLater = useStart(preset.id);
  const answer = async (chosen: StartScope, unrecorded: boolean) => {
    if (waits) {
      // Not answered before somebody has given a secret: the board must not wait behind a dialog.
      void startLater(chosen, unrecorded);
      onClose();
      return;
    }
    onQuestion({ question, scope: chosen });
    const came = await start.run(chosen, unrecorded);
    if (!came.ok) return;
    if (came.value.kind === 'started') onClose();
    else onQuestion({ question: { kind: 'start', ...came.value.question }, scope: chosen });
  };
  const shared = { preset, busy: start.busy, error: start.error, onClose };
  if (question.unrecorded) {
    return <UnrecordedQuestion {...shared} onYes={() => void answer(scope, true)} />;
  }
  if (question.confirm) {
    // What has begun to run since then is not started once more.
    const yes = () => void answer('missing', false);
    return <ConfirmQuestion {...shared} question={question} onYes={yes} />;
  }
  return (
    <StartQuestion
      {...shared}
      question={question}
      onStart={(chosen) => void answer(chosen, false)}
    />
  );
}
