import { GraphiQL } from 'graphiql'
import { useMemo, useState } from 'react'
import type { ExplorerConfig } from '../config.ts'
import { variablesText } from './examples.tsx'
import { createFetcher } from './fetcher.ts'
import { Header } from './header.tsx'
import type { Send } from './send.ts'
import type { Sessions } from './session.ts'
import { openState } from './state.ts'
import { idleStream } from './stream.ts'

interface AppProps {
  config: ExplorerConfig
  send: Send
  sessions: Sessions
}

export function App({ config, send, sessions }: AppProps) {
  const [stream] = useState(() => openState(idleStream))
  const [contract] = useState(() => openState<string | null>(null))
  const fetcher = useMemo(() => {
    const socketUrl = new URL(config.endpoint, location.href.replace(/^http/, 'ws')).href
    return createFetcher({ send, sessions, socketUrl, contract, stream })
  }, [config, send, sessions, contract, stream])
  const tabs = config.operations.map((operation) => ({ query: operation.query, variables: variablesText(operation) }))
  // GraphiQL would fill the editors with what was typed last, in whichever tab, and leave out the first example's variables.
  const [shown] = useState(() => keptTab(localStorage) ?? tabs[0])
  return (
    <GraphiQL
      fetcher={fetcher}
      // Without examples GraphiQL opens a tab of its own; an empty list would leave it without any.
      {...(tabs.length > 0 && { defaultTabs: tabs })}
      {...(shown && { initialQuery: shown.query ?? '', initialVariables: shown.variables ?? '' })}
      defaultEditorToolsVisibility="variables"
      inputValueDeprecation
      schemaDescription
      shouldPersistHeaders={false}
    >
      <GraphiQL.Logo>{null}</GraphiQL.Logo>
      <Header config={config} sessions={sessions} contract={contract} stream={stream} />
    </GraphiQL>
  )
}

/** @returns the tab that was active when the page was left, as GraphiQL stored it; undefined on the first visit */
function keptTab(storage: Storage): { query: string | null; variables: string | null } | undefined {
  const kept = JSON.parse(storage.getItem('graphiql:tabState') ?? 'null')
  return kept?.tabs?.[kept.activeTabIndex]
}
