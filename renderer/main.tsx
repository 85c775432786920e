import './without-eval'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app'
import { Gate } from './app-frame/gate'
import './ui/base.css'
import { loadWords } from './words/words'

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
