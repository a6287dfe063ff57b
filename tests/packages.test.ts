import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

interface LockedPackage {
  version?: string
  resolved?: string
  integrity?: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

describe.each([
  { folder: '.', packagesMin: 500 },
  { folder: 'bench/gateway/peers', packagesMin: 500 },
  { folder: 'bench/gateway/peers/mercurius', packagesMin: 50 },
  { folder: 'bench/streams/peers', packagesMin: 300 },
])('the packages of $folder', ({ folder, packagesMin }) => {
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>
  }
  const locked = Object.entries(packages)

  /** Where a package that `from` asks for is installed, as Node looks it up: nearest first. */
  function find(from: string, name: string): string | undefined {
    for (let place = from; ; place = place.slice(0, Math.max(place.lastIndexOf('node_modules/') - 1, 0))) {
      const path = `${place ? `${place}/` : ''}node_modules/${name}`
      if (packages[path]) return path
      if (!place) return undefined
    }
  }

  it('are locked with their hashes, from whatever registry they come', () => {
    const installed = locked.filter(([path]) => path !== '')
    expect(installed.length).toBeGreaterThan(packagesMin)
    expect(installed.filter(([, { integrity }]) => !integrity)).toEqual([])
    expect(installed.filter(([, { resolved }]) => resolved)).toEqual([])
  })

  // npm forgets the binaries of other platforms when it writes a lockfile over an existing node_modules (npm/cli#4828);
  // then `npm ci` works on the machine that wrote it and nowhere else.
  it('are locked for every platform, not only for that of the machine that wrote the lockfile', () => {
    const missing = locked.flatMap(([path, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => !find(path, name))
        .map((name) => `${path} -> ${name}`),
    )
    expect(missing).toEqual([])
  })
})
