import { chmod, chown, mkdir, mkdtemp, realpath, rm, stat, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { shelter } from './shelter.ts'

let directory: string

beforeEach(async () => {
  directory = await realpath(await mkdtemp(join(tmpdir(), 'lifegraph-shelter-')))
})

afterEach(() => rm(directory, { recursive: true }))

describe('the shelter', () => {
  it('is made for our user to change and for others to look into', async () => {
    const path = await shelter(join(directory, 'own'))
    expect((await stat(path)).mode & 0o777).toBe(0o755)
    await chmod(path, 0o700)
    expect(await shelter(path)).toBe(path)
    expect((await stat(path)).mode & 0o777).toBe(0o755)
  })

  it('is refused where others may write', async () => {
    const path = join(directory, 'open')
    await mkdir(path)
    await chmod(path, 0o777)
    await expect(shelter(path)).rejects.toMatchObject({ code: 'UNSAFE_DIRECTORY' })
  })

  it('is refused where others may put another directory in its place', async () => {
    await chmod(directory, 0o777)
    await expect(shelter(join(directory, 'movable'))).rejects.toMatchObject({ code: 'UNSAFE_DIRECTORY' })
  })

  it('is refused when it is a link', async () => {
    await mkdir(join(directory, 'target'))
    await symlink(join(directory, 'target'), join(directory, 'link'))
    await expect(shelter(join(directory, 'link'))).rejects.toMatchObject({ code: 'UNSAFE_DIRECTORY' })
  })

  it('is refused when it belongs to somebody else', async () => {
    // Only root can give a directory away; everybody else finds one of root's.
    const root = process.getuid?.() === 0
    const foreign = root ? join(directory, 'foreign') : '/'
    if (root) {
      await mkdir(foreign)
      await chown(foreign, 65534, 65534)
    }
    await expect(shelter(foreign)).rejects.toMatchObject({ code: 'UNSAFE_DIRECTORY' })
  })
})
