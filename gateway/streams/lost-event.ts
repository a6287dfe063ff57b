/**
 * Say where an event stands whose data is gone: where a field that must not be null could not be had, its cursor went with it, and
 * a client would have to resume before it, and so hear others twice. It is said in `extensions.cursor`, where GraphQL leaves room
 * (§7.1); an event that has data says its cursor there, if it was asked to.
 * @param text the response as JSON: `errors`, `data`, `extensions`, in this order
 */
export function withPosition(text: string, hasErrors: boolean, cursor: string | null): string {
  if (!hasErrors || cursor === null) return text
  const { data, extensions }: { data: Record<string, unknown> | null; extensions?: object } = JSON.parse(text)
  if (data !== null && Object.values(data).some((event) => event !== null)) return text
  const told = `"cursor":${JSON.stringify(cursor)}`
  // Spliced: what is there already leaves byte by byte as it was written.
  if (extensions === undefined) return `${text.slice(0, -1)},"extensions":{${told}}}`
  return `${text.slice(0, -2)}${Object.keys(extensions).length > 0 ? ',' : ''}${told}}}`
}
