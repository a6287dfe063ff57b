import { type ASTVisitor, GraphQLError, Kind, specifiedRules, type ValidationContext } from 'graphql'

/**
 * What must hold of `@defer`: its label is written in the document and is no other's, as it is what clients tell parts by; and
 * no mutation is put off, as mutations run one after the other.
 * Source: `DeferStreamDirectiveLabelRule` and `DeferStreamDirectiveOnRootFieldRule` of the specification's edit under
 * `deferSpec=20220824`, which graphql-js 16 does not have.
 */
function checkDefers(context: ValidationContext): ASTVisitor {
  const labels = new Set<string>()
  const refuse = (message: string, node: GraphQLError['nodes']) =>
    context.reportError(new GraphQLError(message, { nodes: node ?? null }))
  return {
    Directive: (node) => {
      if (node.name.value !== 'defer') return
      const mutation = context.getSchema().getMutationType()
      if (mutation && context.getParentType() === mutation)
        refuse(`Mutations run in their order: "@defer" cannot put off what is on "${mutation.name}".`, [node])
      const label = node.arguments?.find(({ name }) => name.value === 'label')?.value
      if (label?.kind === Kind.VARIABLE) refuse('The label of "@defer" must be written in the document.', [label])
      if (label?.kind !== Kind.STRING) return
      if (labels.has(label.value)) refuse('The label of "@defer" must be no other\'s in the document.', [label])
      labels.add(label.value)
    },
  }
}

const WITH_DEFER = [...specifiedRules, checkDefers]

/** The rules a document is validated by. @param query its text */
export const rulesFor = (query: string) => (query.includes('defer') ? WITH_DEFER : specifiedRules)
