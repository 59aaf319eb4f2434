import { app } from 'electron';

/**
 * SECURITY: before `app` is ready: every session goes through a proxy that no machine has, since port 0
 * takes no connection. WebRTC over TCP passes the sessions' filter and the page's policy, but not this.
 * The second switch takes away that loopback addresses go past a proxy.
 */
export function sealPages(): void {
  app.commandLine.appendSwitch('proxy-server', 'http://127.0.0.1:0');
  app.commandLine.appendSwitch('proxy-bypass-list', '<-loopback>');
}
