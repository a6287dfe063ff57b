import { DropdownMenu, useGraphiQLActions } from '@graphiql/react'
import { useSyncExternalStore } from 'react'
import type { State } from './state.ts'

interface ContractsProps {
  contracts: readonly string[]
  /** Null for the one that is the caller's. */
  contract: State<string | null>
}

/** Which part of the graph the page shows: what is the caller's by right, or a narrower one to look at. */
export function Contracts({ contracts, contract }: ContractsProps) {
  const chosen = useSyncExternalStore(contract.listen, contract.get)
  const { stop, introspect } = useGraphiQLActions()
  function choose(name: string | null) {
    if (name === chosen) return
    contract.set(name)
    stop()
    introspect()
  }
  return (
    <DropdownMenu>
      <DropdownMenu.Button className="menu-button">
        <span>
          Contract<span className="detail">: {chosen ?? 'yours'}</span>
        </span>
      </DropdownMenu.Button>
      <DropdownMenu.Content className="menu" align="end">
        {[null, ...contracts].map((name) => (
          <DropdownMenu.Item key={name ?? ''} disabled={name === chosen} onSelect={() => choose(name)}>
            {name ?? 'yours'}
          </DropdownMenu.Item>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}
