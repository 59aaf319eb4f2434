/** A document of Help: build/help/help-plugin.ts makes a module of it. */
declare module '*.md' {
  const blocks: import('./help-document.ts').HelpDocument;
  export default blocks;
}
