import { DropdownMenu, useGraphiQLActions } from '@graphiql/react'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { DemoPerson } from '../config.ts'
import type { Sessions } from './session.ts'

/** Who is signed in, and a menu to become somebody else of the demo world. */
export function Account({ people, sessions }: { people: DemoPerson[]; sessions: Sessions }) {
  const handle = useSyncExternalStore(sessions.listen, sessions.current)?.handle
  const person = people.find((somebody) => somebody.handle === handle)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const { stop, introspect } = useGraphiQLActions()

  // A running subscription speaks for whoever started it.
  const startedAs = useRef(handle)
  useEffect(() => {
    if (startedAs.current === handle) return
    startedAs.current = handle
    stop()
    // Somebody else may have another contract.
    introspect()
  }, [handle, stop, introspect])

  async function attempt(act: () => Promise<void>) {
    setBusy(true)
    setFailure(undefined)
    try {
      await act()
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      {failure && (
        <span className="failure" role="alert">
          {failure}
          <button type="button" aria-label="Dismiss" onClick={() => setFailure(undefined)}>
            ×
          </button>
        </span>
      )}
      <DropdownMenu>
        <DropdownMenu.Button className="menu-button account" disabled={busy}>
          {person ? (
            <>
              <Initial person={person} />
              {person.name}
            </>
          ) : busy ? (
            'Signing in…'
          ) : (
            'Sign in'
          )}
        </DropdownMenu.Button>
        <DropdownMenu.Content className="menu people" align="end">
          {people.map((somebody) => (
            <DropdownMenu.Item
              key={somebody.handle}
              disabled={somebody === person}
              onSelect={() => attempt(() => sessions.signIn(somebody.handle))}
            >
              <Initial person={somebody} />
              <span className="who">
                <span>
                  {somebody === person ? `Signed in as ${somebody.name}` : `Sign in as ${somebody.name}`}{' '}
                  <small>@{somebody.handle}</small>
                </span>
                <small>{somebody.about}</small>
              </span>
            </DropdownMenu.Item>
          ))}
          {person && (
            <DropdownMenu.Item className="sign-out" onSelect={() => attempt(() => sessions.signOut())}>
              Sign out
            </DropdownMenu.Item>
          )}
        </DropdownMenu.Content>
      </DropdownMenu>
    </>
  )
}

function Initial({ person }: { person: DemoPerson }) {
  return (
    <span className="initial" aria-hidden="true">
      {[...person.name][0]}
    </span>
  )
}
