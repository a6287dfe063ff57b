import { DropdownMenu, useGraphiQL, useGraphiQLActions } from '@graphiql/react'
import { useSyncExternalStore } from 'react'
import type { ExampleOperation } from '../config.ts'
import type { State } from './state.ts'

/** An example's variables as the editor shows them; empty when it has none. */
export function variablesText({ variables }: ExampleOperation): string {
  return Object.keys(variables).length > 0 ? JSON.stringify(variables, null, 2) : ''
}

/** Whether an example can be asked in the contract chosen on the page. */
export const isIn = ({ contracts }: ExampleOperation, chosen: string | null) =>
  chosen === null || (contracts?.includes(chosen) ?? true)

/** Brings an example back after its tab was closed or changed. */
export function Examples({ operations, contract }: { operations: ExampleOperation[]; contract: State<string | null> }) {
  const chosen = useSyncExternalStore(contract.listen, contract.get)
  const { addTab, changeTab } = useGraphiQLActions()
  const { tabs, queryEditor, variableEditor } = useGraphiQL(({ tabs, queryEditor, variableEditor }) => ({
    tabs,
    queryEditor,
    variableEditor,
  }))
  function open(operation: ExampleOperation) {
    const index = tabs.findIndex(({ query }) => query === operation.query)
    if (index >= 0) return changeTab(index)
    addTab()
    queryEditor?.setValue(operation.query)
    variableEditor?.setValue(variablesText(operation))
  }
  return (
    <DropdownMenu>
      <DropdownMenu.Button className="menu-button">Examples</DropdownMenu.Button>
      <DropdownMenu.Content className="menu" align="end">
        {operations
          .filter((operation) => isIn(operation, chosen))
          .map((operation) => (
            <DropdownMenu.Item key={operation.title} onSelect={() => open(operation)}>
              {operation.title}
            </DropdownMenu.Item>
          ))}
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}
