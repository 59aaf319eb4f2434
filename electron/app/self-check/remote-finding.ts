import type { AppState } from '#contract/model/app-state.ts';
import type { Found } from '#contract/model/self-check.ts';
import { receiverOf } from '../control/opened-ports.ts';

type Remote = Pick<AppState, 'control' | 'openPorts' | 'problems'>;

/** Whether remote control works as it is set up: the gravest of what is so. */
export function remoteFound({ control, openPorts, problems }: Remote): Found {
  const { http, hyperdeck, tsl } = control;
  const wanted = (http.enabled ? 1 : 0) + (hyperdeck.enabled ? hyperdeck.decks.length : 0);
  if (wanted === 0 && tsl.length === 0) return { finding: 'remote-off', detail: '' };
  const failed = failedPorts({ control, openPorts });
  if (failed.length > 0) return { finding: 'remote-failed', detail: failed.join(', ') };
  const unreached = problems.find(({ code }) => code === 'tally-unreachable');
  if (unreached) return { finding: 'remote-unreached', detail: unreached.detail };
  if (wanted === 0) {
    return { finding: 'remote-tally', detail: tsl.map(receiverOf).join(', ') };
  }
  if (control.paused) return { finding: 'remote-paused', detail: '' };
  if (http.enabled && http.tokens.length === 0) return { finding: 'remote-no-token', detail: '' };
  const open = listening({ control, openPorts });
  return open.length < wanted
    ? { finding: 'remote-unknown', detail: '' }
    : { finding: 'remote-ready', detail: open.join(', ') };
}

type Ports = Pick<AppState, 'control' | 'openPorts'>;

const deckAt = ({ hyperdeck }: AppState['control'], port: number) =>
  receiverOf({ host: hyperdeck.address, port });

/** Address, port and the system's code of what should listen and cannot. */
function failedPorts({ control, openPorts }: Ports): readonly string[] {
  const { http, httpReason, decks } = openPorts;
  const { address, port } = control.http;
  return [
    ...(http === null && httpReason !== null
      ? [`${receiverOf({ host: address, port })} ${httpReason}`]
      : []),
    ...decks.flatMap((deck) =>
      deck.reason === null ? [] : [`${deckAt(control, deck.port)} ${deck.reason}`],
    ),
  ];
}

function listening({ control, openPorts: { http, decks } }: Ports): readonly string[] {
  return [...(http === null ? [] : [http]), ...decks.map(({ port }) => deckAt(control, port))];
}
