import type { Trick } from './trick.ts';

/** Requests of a script. */
export const ASKING: readonly Trick[] = [
  {
    name: 'fetch',
    attempt: ({ http }) => fetch(`${http}/fetch`),
    shows: 'threw TypeError',
  },
  {
    name: 'fetch that asks for no answer',
    attempt: ({ http }) => fetch(`${http}/no-cors`, { method: 'POST', mode: 'no-cors', body: 'x' }),
    shows: 'threw TypeError',
  },
  {
    name: 'fetch that outlives the page',
    attempt: ({ http }) => fetch(`${http}/keepalive`, { keepalive: true }),
    shows: 'threw TypeError',
  },
  {
    name: 'XMLHttpRequest',
    attempt: ({ http }) => {
      const request = new XMLHttpRequest();
      request.open('GET', `${http}/xhr`);
      const told = hostile.heard(request, 'load', 'error');
      request.send();
      return told;
    },
    shows: 'error',
  },
  {
    name: 'WebSocket',
    attempt: ({ ws }) => hostile.heard(new WebSocket(`${ws}/socket`), 'open', 'error'),
    shows: 'error',
  },
  {
    name: 'EventSource',
    attempt: ({ http }) => hostile.heard(new EventSource(`${http}/events`), 'open', 'error'),
    shows: 'error',
  },
  {
    name: 'sendBeacon',
    // It says yes before the policy is asked.
    attempt: ({ http }) => navigator.sendBeacon(`${http}/beacon`, 'x') && undefined,
    shows: undefined,
  },
  {
    name: 'WebTransport',
    attempt: ({ udpPort }) => new WebTransport(`https://127.0.0.1:${udpPort}/`).ready,
    shows: 'threw WebTransportError',
  },
  {
    name: 'WebRTC by UDP',
    attempt: async ({ udpPort }) => {
      const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${udpPort}` }] });
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
      await hostile.wait(700);
      const address = peer.localDescription?.sdp.match(/a=candidate.*/)?.[0];
      peer.close();
      return address ?? 'no address';
    },
    shows: 'no address',
  },
  {
    name: 'WebRTC by TCP',
    attempt: async ({ tcpPort }) => {
      const urls = `turn:127.0.0.1:${tcpPort}?transport=tcp`;
      const peer = new RTCPeerConnection({
        iceServers: [{ urls, username: 'a', credential: 'b' }],
      });
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
      await hostile.wait(700);
      peer.close();
    },
    shows: undefined,
  },
];
