import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const shape = z.object({ accessToken: z.string().min(32) })

/**
 * Secrets of a process that was given none: made once, kept beside the data in a file only this user can read, so that
 * sessions outlive a restart.
 */
export async function localSecrets(dataDir: string): Promise<{ accessToken: string }> {
  await mkdir(dataDir, { recursive: true })
  const path = join(dataDir, 'secrets.json')
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      const made = { accessToken: randomBytes(32).toString('base64url') }
      await file.writeFile(`${JSON.stringify(made)}\n`)
      await file.sync()
      return made
    } finally {
      await file.close()
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const known = shape.safeParse(JSON.parse((await readFile(path, 'utf8').catch(() => '{}')) || '{}'))
  if (!known.success)
    throw new Error(`The secrets in ${path} cannot be read; delete the file to make new ones (people sign in again).`)
  return known.data
}
