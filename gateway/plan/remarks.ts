import type { PreparedOperation } from './planner.ts'
import type { Run } from './run.ts'

/** What is said with an answer beside its data and errors. */
export interface Remarks {
  /** Members of `extensions` as JSON, without braces: `"cost":{…}`. Empty for none. */
  readonly extensions: string
  /** Headers of an answer over HTTP: names in lower case and values in turn. */
  readonly headers: readonly string[]
}

/** Asked once an operation has run and before its answer is written. @returns null when there is nothing to say */
export type Remark = (operation: PreparedOperation, run: Run) => Remarks | null

/**
 * All that is said with an answer: what is seen inside, what holds for every answer of the operation, and what the request wants
 * said of this one.
 * @param trace the member for who looks inside; empty for nobody
 */
export function remarksOn(operation: PreparedOperation, run: Run, trace: string): Remarks {
  const { remarks } = operation
  const own = run.scope.remark?.(operation, run) ?? null
  if (!remarks && !own && trace === '') return NOTHING
  const members = [trace, remarks?.extensions ?? '', own?.extensions ?? ''].filter((each) => each !== '')
  const headers = remarks ? [...remarks.headers, ...(own?.headers ?? [])] : (own?.headers ?? NO_HEADERS)
  return { extensions: members.join(','), headers }
}

/** The entry of a response that holds what is said, with a comma before it; empty for nothing. */
export const extensionsEntry = ({ extensions }: Remarks): string =>
  extensions === '' ? '' : `,"extensions":{${extensions}}`

/** Headers of several answers that leave as one: of each name what was said last. */
export function joinedHeaders(lists: readonly (readonly string[])[]): readonly string[] {
  const byName = new Map<string, string>()
  for (const list of lists)
    for (let index = 0; index < list.length; index += 2) byName.set(list[index] ?? '', list[index + 1] ?? '')
  return [...byName].flat()
}

const NO_HEADERS: readonly string[] = []
export const NOTHING: Remarks = { extensions: '', headers: NO_HEADERS }
