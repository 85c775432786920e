import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The renderer, built to files that both shells serve. */
export default defineConfig({
  root: 'renderer',
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome120',
    // The content security policy lets fonts and scripts come from files only, never from inside another file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2_000,
  },
})
