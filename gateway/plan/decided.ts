import { type DirectiveNode, type DocumentNode, Kind, type SelectionSetNode, visit } from 'graphql'
import { anchorOf } from './anchor.ts'
import { CONDITIONS } from './guard.ts'

/**
 * Write out what literal conditions have decided. Apollo's planner fetches what the fields require that
 * `@include(if: false)` leaves out, or leaves those out and waits for what they require.
 * @param named call what stands for nothing `__anchor`
 * @returns the document itself when it has no such conditions
 */
export function withoutDecided(document: DocumentNode, named = false): DocumentNode {
  const nothing = anchorOf(named)
  const kept = <T extends { readonly directives?: readonly DirectiveNode[] | undefined }>(node: T) => {
    const decided = node.directives?.filter((directive) => decisionOf(directive) !== null) ?? []
    if (decided.length === 0) return undefined
    if (decided.some((directive) => decisionOf(directive) === false)) return null
    return { ...node, directives: node.directives?.filter((directive) => !decided.includes(directive)) }
  }
  /** A selection set that has nothing left asks for what is always there. */
  const filled = (set: SelectionSetNode): SelectionSetNode | undefined =>
    set.selections.length === 0 ? { ...set, selections: [nothing] } : undefined
  return visit(document, {
    [Kind.FIELD]: { enter: kept },
    [Kind.FRAGMENT_SPREAD]: { enter: kept },
    [Kind.INLINE_FRAGMENT]: { enter: kept },
    [Kind.SELECTION_SET]: { leave: filled },
  })
}

/** Whether a selection counts by a literal condition; null when the directive is none. */
function decisionOf({ name, arguments: given }: DirectiveNode): boolean | null {
  const value = CONDITIONS.has(name.value) && given?.find((argument) => argument.name.value === 'if')?.value
  return value && value.kind === Kind.BOOLEAN ? value.value === (name.value === 'include') : null
}
