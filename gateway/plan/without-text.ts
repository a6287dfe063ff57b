import { type DocumentNode, Kind, print, visit } from 'graphql'

/** A document as it may be kept: without the text that a client wrote into it, which may be anything of anybody's. */
export function withoutText(document: DocumentNode): string {
  return print(visit(document, { [Kind.STRING]: (node) => ({ ...node, value: '', block: false }) }))
}
