import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PostgresLaunchError, systemCode } from './errors.ts'
import { type Account, run } from './run.ts'

const CANDIDATES = ['postgres', '_postgres', 'nobody']

/**
 * Who the server runs as: undefined for ourselves, or another account when we are root, whom PostgreSQL refuses.
 * What exists stays with the user it belongs to, so that `sudo` does not take a database away from its user.
 * @param home the directory of the database, which may not exist yet
 * @throws PostgresLaunchError NO_SERVER_USER
 */
export async function serverAccount(home: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined
  for (const path of [join(home, 'data'), home]) {
    const owner = await stat(path).catch(() => undefined)
    if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  }
  // initdb asks for the name of its user, so a bare number would not do.
  for (const account of await namedAccounts()) {
    if ((await run('/bin/sh', ['-c', ':'], account)).status === 0) return account
  }
  throw new PostgresLaunchError(
    'NO_SERVER_USER',
    `PostgreSQL does not run as root, and root cannot become ${CANDIDATES.join(' or ')} here. ` +
      'Start as another user, add one of these, or set DATABASE_URL.',
  )
}

/** Whether the server's user gets to this path and may enter or execute it. */
export async function canReach(path: string, account: Account | undefined): Promise<boolean> {
  if (!account) return true
  return (await run('/bin/sh', ['-c', 'test -x "$0"', path], account)).status === 0
}

async function namedAccounts(): Promise<Account[]> {
  const passwd = await readFile('/etc/passwd', 'utf8').catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return ''
    throw error
  })
  const entries = passwd.split('\n').map((line) => line.split(':'))
  return CANDIDATES.flatMap((name) => {
    const entry = entries.find((fields) => fields[0] === name)
    return entry ? [{ uid: Number(entry[2]), gid: Number(entry[3]) }] : []
  })
}
