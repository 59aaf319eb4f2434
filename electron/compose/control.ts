import { hostname } from 'node:os';
import type { ControlSettings } from '#contract/model/control.ts';
import { isLoopbackAddress } from '#contract/model/receiver.ts';
import { type PresetSignal, rememberedSignals } from '#contract/rules/preset-signal.ts';
import type { CredentialServices } from './credentials.ts';
import type { ComposeOptions } from './options.ts';
import type { Persistence } from './persistence.ts';
import type { RecordingParts } from './recording.ts';

/** A control surface once its code is loaded. */
interface Surface {
  /** Works as the settings say from now on. */
  follow(settings: ControlSettings): Promise<void>;
  /** The state, or a switch that all surfaces share, has changed. */
  changed(): void;
  /** The program ends. */
  stop(): Promise<void>;
}

interface LazySurface {
  isOn(settings: ControlSettings): boolean;
  load(): Promise<Surface>;
}

/** Decks and tally. */
export interface Control {
  /** Switches on what the settings name, and follows their changes. */
  beginControl(): void;
  /** Ends all of it. Nothing begins after that. */
  stopControl(): Promise<void>;
}

export function createControl(
  { log }: ComposeOptions,
  persistence: Persistence,
  { commands }: CredentialServices,
  { service }: RecordingParts,
): Control {
  const { control, state } = persistence;
  const onFault = (error: unknown) => log.error('control surfaces:', error);
  const parts = { persistence, commands, service, onFault };
  const signals = signalsOf(persistence);
  const surfaces = [deckSurface(parts, signals), tallySurface(persistence, signals)].map(
    (surface) => createLazily(surface, onFault),
  );
  const follow = () => {
    for (const surface of surfaces) void surface.follow(control.get());
  };
  const ends: (() => void)[] = [];
  let isStopped = false;
  return {
    beginControl() {
      if (isStopped || ends.length > 0) return;
      ends.push(control.onChange(follow));
      ends.push(
        state.subscribe(() => {
          for (const surface of surfaces) surface.changed();
        }),
      );
      follow();
    },
    async stopControl() {
      isStopped = true;
      for (const end of ends) end();
      await Promise.all(surfaces.map((surface) => surface.stop()));
    },
  };
}

type Signals = () => ReadonlyMap<string, PresetSignal>;

/** The signals of the state as it is, made when a surface asks for them. */
function signalsOf({ state }: Pick<Persistence, 'state'>): Signals {
  const signals = rememberedSignals();
  let known: { readonly of: typeof state.state; readonly signals: ReturnType<Signals> } | null =
    null;
  return () => {
    if (known?.of !== state.state) known = { of: state.state, signals: signals(state.state) };
    return known.signals;
  };
}

/** Loads a surface when it is switched on for the first time: one that is off costs nothing but this. */
function createLazily({ isOn, load }: LazySurface, onFault: (error: unknown) => void): Surface {
  let loading: Promise<Surface> | null = null;
  let loaded: Surface | null = null;
  let isStopped = false;
  return {
    async follow(settings) {
      if (isStopped || (!loading && !isOn(settings))) return;
      try {
        loading ??= load();
        loaded = await loading;
        if (isStopped) return;
        await loaded.follow(settings);
        loaded.changed();
      } catch (error) {
        onFault(error);
      }
    },
    changed: () => loaded?.changed(),
    async stop() {
      isStopped = true;
      await (await loading)?.stop();
    },
  };
}

interface DeckParts {
  readonly persistence: Persistence;
  readonly commands: CredentialServices['commands'];
  readonly service: RecordingParts['service'];
  readonly onFault: (error: unknown) => void;
}

function deckSurface(
  { persistence, commands, service, onFault }: DeckParts,
  signals: Signals,
): LazySurface {
  const { control, state, clock, presets, setProblem } = persistence;
  return {
    isOn: ({ hyperdeck }) => hyperdeck.enabled,
    async load() {
      const { HyperdeckService } = await import('../control/hyperdeck/hyperdeck-service.ts');
      const { createPress } = await import('../control/hyperdeck/press.ts');
      const host = hostname().split('.')[0] ?? 'localhost';
      const decks = new HyperdeckService({
        host,
        onFault,
        after,
        press: createPress({
          commands,
          state,
          onFault,
          mayRun: (id) => service.isUnderWay(id) || service.toStop(id).length > 0,
        }),
        slotOf(presetId) {
          const signal = signals().get(presetId);
          return signal ? { signal, end: presets.find(presetId)?.end ?? null } : null;
        },
        isPaused: () => control.get().paused,
        now: clock.now,
        monotonic: clock.monotonic,
        // Who is not on this machine cannot reach a loopback address.
        async advertise(named, address) {
          if (isLoopbackAddress(address)) return null;
          const { advertise } = await import('../control/hyperdeck/advertise.ts');
          return advertise(named, { address, host }, onFault);
        },
        tell: (failed) => setProblem('hyperdeck-failed', failed),
        show: (ports) =>
          state.update({ openPorts: { ...state.state.openPorts, decks: [...ports] } }),
      });
      return {
        follow: ({ hyperdeck }) => decks.follow(hyperdeck),
        changed: () => decks.changed(),
        stop: () => decks.close(),
      };
    },
  };
}

function tallySurface({ setProblem }: Persistence, signals: Signals): LazySurface {
  return {
    isOn: ({ tsl }) => tsl.length > 0,
    async load() {
      const { TallyService } = await import('../control/tsl/tally-service.ts');
      const tally = new TallyService({
        after,
        signals,
        tell: (unreachable) => setProblem('tally-unreachable', unreachable),
      });
      return {
        follow: ({ tsl }) => tally.follow(tsl),
        changed: () => tally.changed(),
        stop: () => tally.stop(),
      };
    },
  };
}

function after(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms).unref();
  return () => clearTimeout(timer);
}
