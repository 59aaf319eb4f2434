import { useState } from 'react';
import type { HistoryRow } from '#contract/model/history.ts';
import type { Preset } from '#contract/model/preset.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { preloadable } from '../../shared/preloadable.tsx';
import { freeName } from '../../shared/presets/free-name.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { presetFrom } from './preset-of-row.ts';
import { StartAgain } from './start-again.tsx';

const PresetEditor = preloadable(() => import('../../presets/index.ts'));

interface AgainProps {
  readonly row: HistoryRow;
  readonly onClosed: () => void;
}

/** From a row to a start, or to the preset that a start needs first. */
export function Again({ row, onClosed }: AgainProps) {
  const presets = useAppState((state) => state.presets);
  const accounts = useAppState((state) => state.accounts);
  const [from, setFrom] = useState<Preset | null>(null);
  const create = useAction(async () => {
    const answer = await bridge.ask('history.call', { callId: row.callId });
    if (answer.ok && answer.value) {
      const taken = presets.map(({ name }) => name);
      const { presetName } = answer.value;
      const name = taken.includes(presetName) ? freeName(presetName, taken) : presetName;
      setFrom(presetFrom(answer.value, accounts, name));
    }
    return answer.ok && !answer.value
      ? ({ ok: false, code: 'not-found', message: row.callId } as const)
      : answer;
  });
  if (from) return <PresetEditor editing={{ id: null, from }} onClosed={onClosed} />;
  return (
    <StartAgain
      row={row}
      createError={create.error}
      onClose={onClosed}
      onCreate={() => void create.run()}
    />
  );
}
