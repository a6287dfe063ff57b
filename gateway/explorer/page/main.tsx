import { createRoot } from 'react-dom/client'
import type { ExplorerConfig } from '../config.ts'
import { App } from './app.tsx'
import { openSend } from './send.ts'
import { openSessions } from './session.ts'
import { installWorkers } from './workers.ts'

installWorkers()

const root = document.getElementById('explorer')
if (!root) throw new Error('the page has no place for the explorer')

try {
  const response = await fetch('/explorer/config.json')
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`)
  const config: ExplorerConfig = await response.json()
  const send = openSend(config.endpoint)
  const sessions = openSessions({ people: config.people, send, storage: sessionStorage })
  createRoot(root).render(<App config={config} send={send} sessions={sessions} />)
} catch (error) {
  root.innerHTML = '<p class="opening">The server did not answer. Reload to try again.</p>'
  throw error
}
