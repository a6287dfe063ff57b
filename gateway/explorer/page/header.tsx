import { useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import type { ExplorerConfig } from '../config.ts'
import { Account } from './account.tsx'
import { Contracts } from './contracts.tsx'
import { Examples } from './examples.tsx'
import type { Sessions } from './session.ts'
import type { State } from './state.ts'
import type { StreamState } from './stream.ts'

interface HeaderProps {
  config: ExplorerConfig
  sessions: Sessions
  contract: State<string | null>
  stream: State<StreamState>
}

const streamLabels: Record<StreamState['status'], string> = {
  idle: '',
  connecting: 'Connecting',
  live: 'Live',
  reconnecting: 'Reconnecting',
}

/** The bar above GraphiQL: whose page this is, the examples, and who is signed in. */
export function Header({ config, sessions, contract, stream }: HeaderProps) {
  const host = document.getElementById('header')
  if (!host) return null
  return createPortal(
    <>
      <a className="brand" href="/">
        <img src={new URL('./favicon.svg', import.meta.url).href} alt="" width="28" height="28" />
        <span>Lifegraph</span>
      </a>
      <code className="endpoint">{config.endpoint}</code>
      <StreamStatus stream={stream} />
      <span className="space" />
      {config.contracts && <Contracts contracts={config.contracts} contract={contract} />}
      {config.operations.length > 0 && <Examples operations={config.operations} contract={contract} />}
      {config.people.length > 0 && <Account people={config.people} sessions={sessions} />}
    </>,
    host,
  )
}

function StreamStatus({ stream }: { stream: State<StreamState> }) {
  const { status, events } = useSyncExternalStore(stream.listen, stream.get)
  return (
    <span className="stream" data-status={status}>
      <span role="status">{streamLabels[status]}</span>
      {events > 0 && ` · ${events} ${events === 1 ? 'event' : 'events'}`}
    </span>
  )
}
