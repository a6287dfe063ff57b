/** What stands in an array for an item. */
export type Cell<T> = (item: T, index: number) => string | number | bigint

/** An array literal of what cannot need quotes: numbers, codes, times, and ids that were made here. Several columns go one behind another. */
export function bare<T>(items: readonly T[], ...columns: readonly Cell<T>[]): string {
  // As long as it will be: one that grows leaves 600 bytes a tip to be collected.
  const cells = new Array<string | number | bigint>(items.length * columns.length)
  let at = 0
  for (const cell of columns)
    for (let index = 0; index < items.length; index++) cells[at++] = cell(items[index] as T, index)
  return `{${cells.join(',')}}`
}

/** An array literal. Source: PostgreSQL, "Array Input and Output Syntax" (§8.15.6). */
export function list<T>(items: readonly T[], value: (item: T) => string | number | bigint | null | undefined): string {
  return bare(items, (item) => {
    const cell = value(item)
    return typeof cell === 'string' ? element(cell) : (cell ?? 'NULL')
  })
}

/** As {@link bare}, but of one where all are alike: what is not said twice need not be read twice. */
export function oneForAll<T>(items: readonly T[], cell: (item: T) => string | number): string {
  const [first] = items
  return first !== undefined && items.every((item) => cell(item) === cell(first))
    ? `{${cell(first)}}`
    : bare(items, cell)
}

/** As {@link list}, but empty where all are null, or 0. */
export function ifAny<T>(items: readonly T[], value: (item: T) => string | number | null | undefined): string {
  const says = (cell: string | number | null | undefined) => cell !== null && cell !== undefined && cell !== 0
  return items.some((item) => says(value(item))) ? list(items, value) : '{}'
}

/** Ids, codes and times stand as they are; anything people write is quoted. */
const BARE = /^(?!null$)[\w:.-]+$/i
const element = (text: string) => (BARE.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`)
