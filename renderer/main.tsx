import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { config } from 'zod'
import { App } from './app'
import { Gate } from './app-frame/gate'
import './ui/base.css'
import { loadWords } from './words/words'

// The content security policy allows no code made from text, so zod must not try it for speed.
config({ jitless: true })

const place = document.getElementById('root')
if (!place) throw new Error('The page has no root')

await loadWords()
createRoot(place).render(
  <StrictMode>
    <Gate>
      <App />
    </Gate>
  </StrictMode>,
)
