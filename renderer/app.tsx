import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import styles from './app.module.css';
import { Welcome } from './onboarding/welcome.tsx';
import { SidePanel } from './presets/panel/side-panel.tsx';
import { PresetsView } from './presets/presets-view.tsx';
import { RunByLink } from './presets/run/run-by-link.tsx';
import { Strip } from './presets/strip/strip.tsx';
import { watchFullScreen } from './presets/wall/use-full-screen.ts';
import { followRequests } from './shared/follow-requests.ts';
import { Foundation } from './shared/foundation.tsx';
import { usePlace } from './shared/navigation.ts';
import { Announcer, OutcomeToasts } from './shared/outcomes/outcomes.tsx';
import { preloadAll, preloadable } from './shared/preloadable.tsx';
import { queryClient } from './shared/query-client.ts';
import type { AppStateStore } from './shared/state/app-state-store.ts';
import { useWindowActions } from './shared/window-actions.ts';
import { PracticeBanner } from './shell/frame/practice-banner.tsx';
import { Problems } from './shell/frame/problems.tsx';
import { Rail } from './shell/frame/rail.tsx';
import { RemoteNote } from './shell/frame/remote-note.tsx';
import { WindowActionsProvider } from './shell/palette/window-actions.tsx';
import { Questions } from './shell/questions/questions.tsx';

/** Only the board is in the first bundle: it is what the first paint shows. */
const AgendaView = preloadable(() => import('./agenda/agenda-view.tsx'));
const AlarmsView = preloadable(() => import('./alarms/alarms-view.tsx'));
const HistoryView = preloadable(() => import('./history/history-view.tsx'));
const FilesView = preloadable(() => import('./files/files-view.tsx'));
const OnAirView = preloadable(() => import('./on-air/on-air-view.tsx'));
const HelpView = preloadable(() => import('./help/help-view.tsx'));
const SettingsView = preloadable(() => import('./settings/settings-view.tsx'));

interface AppProps {
  readonly store: AppStateStore;
}

export function App({ store }: AppProps) {
  return (
    <Foundation store={store}>
      <QueryClientProvider client={queryClient}>
        <AppFrame />
      </QueryClientProvider>
    </Foundation>
  );
}

/** The frame around every section, with the notes and dialogs that all of them share. */
function AppFrame() {
  const { section } = usePlace();
  useEffect(preloadAll, []);
  useEffect(watchFullScreen, []);
  useEffect(followRequests, []);
  return (
    <Questions>
      <WindowActionsProvider>
        <div className={styles.shell}>
          <Rail section={section} />
          <div className={styles.content}>
            {section === 'presets' && <Strip />}
            <div className={styles.beside}>
              <main className={styles.main}>
                <Notes />
                {section === 'presets' && <PresetsView welcome={<Welcome />} />}
                <RunByLink />
                {section === 'on-air' && <OnAirView />}
                {section === 'agenda' && <AgendaView />}
                {section === 'alarms' && <AlarmsView />}
                {section === 'history' && <HistoryView />}
                {section === 'files' && <FilesView />}
                {section === 'settings' && <SettingsView />}
                {section === 'help' && <HelpView />}
              </main>
              {section === 'presets' && <SidePanel />}
            </div>
          </div>
          <Announcer />
          <OutcomeToasts section={section} />
          <Notifications position="bottom-right" limit={4} />
        </div>
      </WindowActionsProvider>
    </Questions>
  );
}

function Notes() {
  const { refusal } = useWindowActions();
  return (
    <div className={styles.notes}>
      {refusal}
      <Problems />
      <RemoteNote />
      <PracticeBanner />
    </div>
  );
}
