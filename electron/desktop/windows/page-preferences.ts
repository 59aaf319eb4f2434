/**
 * SECURITY: what every page of ours lives under: the contract's bridge, and nothing of Node, Electron, the
 * disk or other pages. The developer tools are for a page from a development server only.
 */
export const pagePreferences = (developing: boolean) =>
  ({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: developing,
    disableDialogs: true,
    // Dialogs that would show the page the user's files.
    disableBlinkFeatures: 'FileSystemAccessLocal',
  }) as const satisfies Electron.WebPreferences;
