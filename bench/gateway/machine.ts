import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus, loadavg, release, totalmem } from 'node:os'

const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim()

/** What figures depend on besides the code. */
export function machineLine(): string {
  const [cpu] = cpus()
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`
  return `${cpus().length} cores (${cpu?.model.trim()}), ${memory}, Linux ${release()}, Node ${process.versions.node}`
}

/** The commit measured, its date, and what was not committed. @param committed nothing else was compiled */
export function commitLine(committed: boolean): string {
  const changed = committed ? '' : git('status', '--porcelain', '--', 'gateway', 'platform', 'bench/gateway')
  const files = changed ? changed.split('\n').length : 0
  const beside = files ? `, with ${files} changed files` : ''
  return `${git('rev-parse', '--short', 'HEAD')} of ${git('show', '-s', '--format=%cs', 'HEAD')}${beside}`
}

/**
 * Figures of a machine with other work are worth less: both cores should be the bench's own.
 * @returns how busy others keep it now, as a sentence
 */
export function quietLine(): string {
  const [minute = 0] = loadavg()
  const quiet = minute < 0.5 ? 'the machine is quiet' : 'something else runs here: trust ratios, and them little'
  return `Load average before the run ${minute.toFixed(2)}: ${quiet}.`
}

/** The installed version of a package. @param folder where its `node_modules` are */
export function versionOf(name: string, folder: URL): string {
  const path = new URL(`node_modules/${name}/package.json`, folder)
  return `${name} ${(JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version}`
}
