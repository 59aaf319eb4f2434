import { app } from 'electron';

/**
 * Asks Chromium which way the system has for an address, as a rule like `PROXY host:port`.
 *
 * Of the whole program, and not of a session. A session starts in a dead end (`windows/confine-session.ts`),
 * and a change of its proxy goes to Chromium's network service by another channel than the questions: the
 * first one overtakes it and is answered with the dead end. What belongs to the program never had another
 * setting than the system's, and no page can live in it.
 */
export const systemProxy = (url: string): Promise<string> => app.resolveProxy(url);
