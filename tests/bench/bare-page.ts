import type { BareBrowser } from './bare-browser'

/** Presses the button that begins with these words, once it can be pressed. */
export async function press(browser: BareBrowser, words: string): Promise<void> {
  const found = `[...document.querySelectorAll('button:not(:disabled)')].find(button => button.textContent.startsWith(${JSON.stringify(words)}))`
  await until(browser, `${found} !== undefined`, PATIENCE_MS)
  await browser.evaluate(`${found}.click()`)
}

export function shown(browser: BareBrowser, selector: string, patience = PATIENCE_MS): Promise<void> {
  return until(browser, `document.querySelector(${JSON.stringify(selector)}) !== null`, patience)
}

const PATIENCE_MS = 30_000

async function until(browser: BareBrowser, condition: string, patience: number): Promise<void> {
  await browser.evaluate(`new Promise((resolve, reject) => {
    const over = setTimeout(() => reject(new Error('waited in vain')), ${patience})
    const look = () => ${condition} ? (clearTimeout(over), resolve()) : setTimeout(look, 50)
    look()
  })`)
}
