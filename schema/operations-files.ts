import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { RecordedOperation } from './changes.ts'

/** What a gateway records: one operation on each line. */
const recorded = z.object({ document: z.string().min(1), who: z.string().min(1), count: z.number().int().optional() })

/**
 * Operations that are known to be run.
 * @param path a folder of `.graphql` files, one such file, or a file of JSON lines as a gateway records them (`RECORD_OPERATIONS`)
 * @throws when a line is none, or the path cannot be read
 */
export async function readOperations(path: string): Promise<RecordedOperation[]> {
  if (path.endsWith('.graphql')) return [{ document: await readFile(path, 'utf8'), who: path }]
  if (!path.endsWith('.jsonl')) {
    const names = (await readdir(path)).filter((name) => name.endsWith('.graphql')).sort()
    return (await Promise.all(names.map((name) => readOperations(join(path, name))))).flat()
  }
  const lines = (await readFile(path, 'utf8')).split('\n')
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return []
    const read = recorded.safeParse(jsonOf(line))
    if (!read.success) throw new Error(`${path}:${index + 1} is no recorded operation`)
    const { document, who, count } = read.data
    return [{ document, who, ...(count !== undefined && { count }) }]
  })
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
