import { app, clipboard } from 'electron';
import { pageChanges } from '#contract/rules/state-changes.ts';
import type { AlarmSound } from '../app/alarms/alarm-sound.ts';
import { translatorFor } from '../app/language.ts';
import { RouteEditor } from '../app/network/route-editor.ts';
import { type ReportProgram, type ReportServices, SupportReport } from '../app/report/report.ts';
import type { CheckProbes } from '../app/self-check/self-check.ts';
import { broadcast } from '../ipc/broadcast.ts';
import type { EarlyRequests } from '../ipc/early-requests.ts';
import { createHandlers, type HandlerServices, nameError } from '../ipc/handlers.ts';
import { registerHandlers } from '../ipc/register.ts';
import { type Log, logFile } from '../storage/log.ts';
import { collectAtRest } from './collect-at-rest.ts';
import { connectTransfer } from './connect-transfer.ts';
import { loginItem } from './login/login-item.ts';
import { notificationServer } from './notifications/notification-server.ts';
import { openLink, openMedia } from './open-external.ts';
import { type PlayMediaServices, playMedia } from './play-media.ts';
import { type SaveCertificateServices, saveCertificate } from './save-certificate.ts';
import { certificatesDialog } from './windows/certificates-dialog.ts';
import { exportDialog } from './windows/export-dialog.ts';
import type { MainWindow } from './windows/main-window.ts';
import { NativeDialogs } from './windows/native-dialogs.ts';
import { type PagePlaces, pageOrigin } from './windows/page-window.ts';
import type { PlayerWindow } from './windows/player-window.ts';
import { soundDialog } from './windows/sound-dialog.ts';

export interface ConnectOptions {
  readonly userData: string;
  /** The data folder that the command line named; null where it named none. */
  readonly askedFolder: string | null;
  readonly log: Log;
  /** Loopback address of the page while it is being developed; null for the built page. */
  readonly developmentServer: string | null;
  readonly places: PagePlaces;
  readonly player: PlayerWindow;
  readonly sound: AlarmSound;
  /** What the window has asked for while the services were made; null where it was not there yet. */
  readonly early: EarlyRequests | null;
  /** Whether a panel shows the tray; null where it is not known. */
  hasTrayHost(): boolean | null;
  /** Ends the program as Quit does, in this very turn. */
  leaveToInstall(): void;
  /** What the window for secrets is shown in; null while no task is open. */
  secretsContents(): Electron.WebContents | null;
}

/** All that the handlers need, without what is made here. */
type ConnectedServices = Omit<
  HandlerServices,
  | 'report'
  | 'route'
  | 'chooseExportFile'
  | 'confirm'
  | 'translate'
  | 'language'
  | 'openLink'
  | 'openMedia'
  | 'playMedia'
  | 'copyText'
  | 'saveCertificate'
  | 'toggleFullScreen'
  | 'takePlace'
  | 'quit'
  | 'leaveToInstall'
  | 'onUpdateFault'
  | 'loginItem'
  | 'checkProbes'
  | 'transfer'
  | 'alarmSound'
  | 'chooseSoundFile'
> &
  Pick<ReportServices, 'feedHistory'> &
  Pick<PlayMediaServices, 'transport'> &
  Pick<SaveCertificateServices, 'certificates'> & {
    readonly serviceProbes: Omit<CheckProbes, 'hasTrayHost' | 'notifications' | 'sound'>;
  };

/** The windows are views: they ask through the contract, and receive every change. */
export function connectPages(
  services: ConnectedServices,
  window: MainWindow,
  {
    log,
    developmentServer,
    userData,
    askedFolder,
    hasTrayHost,
    secretsContents,
    leaveToInstall,
    places,
    player,
    sound,
    early,
  }: ConnectOptions,
): void {
  const open = () => ({ main: window.contents, secrets: secretsContents() });
  collectAtRest(app, () => Object.values(open()).some((contents) => contents !== null));
  const language = () => services.state.state.language;
  const translate = () => translatorFor(language());
  const dialogs = new NativeDialogs({ contentsOf: (page) => open()[page], translate });
  const report = new SupportReport({
    ...services,
    program: () => reportProgram(userData),
    log,
    chooseFile: (page, options) => dialogs.chooseFile(page, options),
    translate,
  });
  const route = new RouteEditor({
    ...services,
    request: () => services.secretPrompt.request,
    chooseFile: () => dialogs.openFile('secrets', certificatesDialog(translate())),
  });
  const handlers = createHandlers({
    ...services,
    report,
    route,
    translate,
    language,
    confirm: (page, question) => dialogs.ask(page, question),
    chooseExportFile: (page, format) => dialogs.chooseFile(page, exportDialog(format, translate())),
    openLink,
    openMedia,
    playMedia: (media) => playMedia({ ...services, player, places, translate }, media),
    copyText: (text) => clipboard.writeText(text),
    saveCertificate: (order) =>
      saveCertificate(
        {
          ...services,
          ...{ places, translate, log },
          chooseFile: (page, options) => dialogs.chooseFile(page, options),
        },
        order,
      ),
    ...ofWindow(window),
    quit: () => app.quit(),
    leaveToInstall,
    onUpdateFault: (error) => log.error('updates:', error),
    checkProbes: {
      ...services.serviceProbes,
      hasTrayHost,
      notifications: () => notificationServer(process.platform),
      sound: () => sound.found(),
    },
    loginItem: loginItem(process.platform, askedFolder),
    transfer: connectTransfer(services, dialogs, translate),
    alarmSound: sound,
    chooseSoundFile: (page) => dialogs.openFile(page, soundDialog(translate())),
  });
  const charged = registerHandlers(handlers, {
    origin: pageOrigin(developmentServer),
    pages: open,
    monotonic: () => performance.now(),
    shown: () => services.state.state,
    told: () => services.state.told(),
    nameError,
    early: early ?? undefined,
    onInternalError: (channel, error) => log.error(`${channel}:`, error),
  });
  services.state.subscribe(({ revision, changes }, _state, before) => {
    charged(() => {
      const change = { revision, changes: pageChanges(changes, before) };
      for (const contents of Object.values(open())) broadcast(contents, 'state.changed', change);
    });
  });
}

/** What the page asks of its own window. */
const ofWindow = (window: MainWindow) => ({
  toggleFullScreen: () => window.toggleFullScreen(),
  takePlace: () => window.takePlace(),
});

/** What Electron knows of the program. */
function reportProgram(userData: string): ReportProgram {
  const { electron = '', chrome = '', node = '' } = process.versions;
  return {
    versions: {
      'CDN Recorder': app.getVersion(),
      Electron: electron,
      Chromium: chrome,
      Node: node,
    },
    locale: app.getLocale(),
    documents: app.getPath('documents'),
    logFile: logFile(userData),
  };
}
