import { useMemo, useRef, useState } from 'react';
import type { Preset } from '#contract/model/preset.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { type Action, useAction } from '../../shared/bridge/use-action.ts';
import { type Translate, useT } from '../../shared/i18n/use-t.ts';
import { summariesOf } from '../../shared/presets/use-summaries.ts';
import type { AppStateStore } from '../../shared/state/app-state-store.ts';
import { useAppStateStore } from '../../shared/state/use-app-state.ts';
import { sessionFilters } from './board-session.ts';
import { groupMoved, placedBeside, type Side, stepFrom } from './moves.ts';
import { type Shown, shownOf } from './shown-order.ts';
import { byStateNow } from './use-by-state.ts';

interface Arrange {
  readonly move: (id: string, by: -1 | 1) => void;
  readonly moveGroup: (name: string, by: -1 | 1) => void;
  /** Puts a preset beside another, under that one's heading. */
  readonly drop: (id: string, beside: string, side: Side) => void;
}

/** The operator's own order: each step from what is there when its turn comes, however fast the keys are. */
export function useArrange(): Arrange & { said: string; error: Action<[], null>['error'] } {
  const t = useT();
  const store = useAppStateStore();
  const [said, setSaid] = useState('');
  const translate = useRef(t);
  translate.current = t;
  const reorder = useAction((ids: string[]) => bridge.ask('presets.reorder', { ids }));
  const save = useAction((preset: Preset, group: string | undefined) =>
    bridge.ask('presets.save', { id: preset.id, draft: inGroup(preset, group) }),
  );
  const asks = useRef({ reorder: reorder.run, save: save.run });
  asks.current = { reorder: reorder.run, save: save.run };
  const arrange = useMemo(
    () =>
      arrangement(store, {
        say: (tell) => setSaid(tell(translate.current)),
        reorder: (ids) => asks.current.reorder(ids),
        save: (preset, group) => asks.current.save(preset, group),
      }),
    [store],
  );
  return { ...arrange, said, error: reorder.error ?? save.error };
}

interface ArrangeServices {
  say(tell: (t: Translate) => string): void;
  reorder(ids: string[]): Promise<unknown>;
  save(preset: Preset, group: string | undefined): Promise<{ readonly ok: boolean }>;
}

function arrangement(store: AppStateStore, { say, reorder, save }: ArrangeServices): Arrange {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<unknown> | undefined) => {
    last = last.then(work, work);
  };
  const now = (): { presets: readonly Preset[]; shown: Shown } => {
    const state = store.current();
    const presets = state?.presets ?? [];
    const filters = sessionFilters.get();
    const byState = state ? byStateNow(summariesOf(store).all, filters.counters) : undefined;
    return { presets, shown: shownOf(presets, state?.accounts ?? [], filters, byState) };
  };
  const idsOf = (presets: readonly Preset[]) => presets.map(({ id }) => id);
  return {
    move: (id, by) =>
      inTurn(() => {
        const { presets, shown } = now();
        const group = shown.groups.find((one) => one.presets.some((preset) => preset.id === id));
        const own = group?.presets.find((preset) => preset.id === id);
        // The order of what comes first is not the operator's own.
        if (!group || !own || group.first) return undefined;
        const step = stepFrom(group.presets, id, by);
        const preset = own.name;
        if (!step) {
          say((t) => t(by === -1 ? 'board.moved.first' : 'board.moved.last', { preset }));
          return undefined;
        }
        const { place } = step;
        say((t) => t('board.moved', { preset, place, count: group.presets.length }));
        return reorder(placedBeside(idsOf(presets), id, step.beside, step.side));
      }),
    moveGroup: (name, by) =>
      inTurn(() => {
        const { presets, shown } = now();
        const ids = groupMoved(presets, shown.groups, name, by);
        if (!ids) {
          say((t) => t(by === -1 ? 'board.moved.first' : 'board.moved.last', { preset: name }));
          return undefined;
        }
        const count = shown.groups.filter((group) => group.name !== null).length;
        const place = shown.groups.findIndex((group) => group.name === name) + by + 1;
        say((t) => t('board.moved', { preset: name, place, count }));
        return reorder(ids);
      }),
    drop: (id, beside, side) =>
      inTurn(async () => {
        const { presets } = now();
        const own = presets.find((preset) => preset.id === id);
        const other = presets.find((preset) => preset.id === beside);
        if (!own || !other || other.archived) return;
        if (own.group !== other.group && !(await save(own, other.group)).ok) return;
        await reorder(placedBeside(idsOf(presets), id, beside, side));
      }),
  };
}

function inGroup({ id: _, group: __, ...draft }: Preset, group: string | undefined) {
  return group === undefined ? draft : { ...draft, group };
}
