/** How often somebody would have to guess, as a power of ten. */
type Estimate = (text: string) => number

let loading: Promise<Estimate> | null = null

/** Word lists are large and seldom needed: they are loaded when somebody thinks of a passphrase, and kept out of the app's start. */
export function guessEstimate(): Promise<Estimate> {
  loading ??= load()
  return loading
}

async function load(): Promise<Estimate> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common'), import('@zxcvbn-ts/language-en')])
  // Time grows with the length and with the letters that may stand for others: these bounds keep it below half a second.
  const estimator = new ZxcvbnFactory({ dictionary: { ...common.dictionary, ...english.dictionary }, graphs: common.adjacencyGraphs, maxLength: 64, l33tMaxSubstitutions: 20 })
  return text => estimator.check(text.normalize('NFC').slice(0, 64), ['second look', 'secondlook', 'passphrase']).guessesLog10
}
