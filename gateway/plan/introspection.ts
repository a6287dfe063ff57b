import {
  type DocumentNode,
  executeSync,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  print,
  SchemaMetaFieldDef,
  type SelectionNode,
  TypeMetaFieldDef,
  visit,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { type Conditions, conditionalOn, type Guard } from './guard.ts'
import type { FieldShape } from './shape.ts'

/** Answers the fields that ask about the schema. @returns their JSON by name in the answer, without prototype */
export type Introspect = (variables: Readonly<Record<string, unknown>>) => Readonly<Record<string, string>>

/**
 * What an operation asks about the schema is answered by graphql-js, whose introspection is always complete; Apollo's planner
 * leaves such fields out. Answers are kept beside operations, not in them: they are a thousand times as large as what asks for them.
 * @returns null when nothing is asked
 */
export function compileIntrospection(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  document: DocumentNode,
  rootFields: readonly FieldShape[],
  conditions: Conditions,
): Introspect | null {
  const asked = rootFields.filter(({ source }) => source === 'introspection')
  if (asked.length === 0) return null
  const selections = asked.flatMap(({ occurrences }) =>
    occurrences.map(({ field, guard }): SelectionNode => under(guard, field, conditions)),
  )
  const about: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation: OperationTypeNode.QUERY,
        ...(operation.variableDefinitions && { variableDefinitions: operation.variableDefinitions }),
        selectionSet: { kind: Kind.SELECTION_SET, selections },
      },
      ...document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION),
    ],
  }
  const kept = answersOf(schema)
  const question = print(about)
  const names = (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value)
  return (variables) => {
    const given =
      names.length > 0 ? JSON.stringify(names.map((name) => (name in variables ? [variables[name]] : []))) : ''
    const key = question + given
    const known = kept.get(key)
    if (known) return known
    const { data } = executeSync({ schema, document: about, variableValues: variables })
    const texts: Record<string, string> = Object.create(null)
    for (const name of Object.keys(data ?? {})) texts[name] = JSON.stringify(data?.[name])
    if (given.length <= GIVEN_LENGTH_MAX) kept.set(key, texts)
    return texts
  }
}

type Answer = Readonly<Record<string, string>>

/** Answers about one schema that are kept, together: the whole of ours takes one. Whoever asks in ever other words pushes out the oldest. */
const KEPT_BYTES_MAX = 16 * 1024 * 1024
/** Variables of an answer that is kept, as text. */
const GIVEN_LENGTH_MAX = 1_000

const answersBySchema = new WeakMap<GraphQLSchema, LRUCache<string, Answer>>()

function answersOf(schema: GraphQLSchema): LRUCache<string, Answer> {
  const known = answersBySchema.get(schema)
  if (known) return known
  const answers = new LRUCache<string, Answer>({
    maxSize: KEPT_BYTES_MAX,
    sizeCalculation: (answer, question) =>
      2 * Object.values(answer).reduce((length, text) => length + text.length, question.length),
  })
  answersBySchema.set(schema, answers)
  return answers
}

/**
 * The document without what it asks about the schema: Apollo's planner would leave that out, but refuses what came after it
 * was written, such as `isOneOf`.
 */
export function withoutIntrospection(document: DocumentNode): DocumentNode {
  return visit(document, {
    [Kind.FIELD]: ({ name }): FieldNode | undefined =>
      ABOUT_SCHEMA.has(name.value) ? { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } : undefined,
    [Kind.FRAGMENT_DEFINITION]: ({ typeCondition }) => (typeCondition.name.value.startsWith('__') ? null : undefined),
  })
}

const ABOUT_SCHEMA: ReadonlySet<string> = new Set([SchemaMetaFieldDef.name, TypeMetaFieldDef.name])

/** A field under the conditions of the fragments it stood in. */
function under(guard: Guard, field: SelectionNode, conditions: Conditions): SelectionNode {
  if (guard.length === 0) return field
  return guard.reduce<SelectionNode>(
    (inner, { condition, holds }) => ({
      kind: Kind.INLINE_FRAGMENT,
      directives: [conditionalOn(conditions.names[condition] as string, holds)],
      selectionSet: { kind: Kind.SELECTION_SET, selections: [inner] },
    }),
    field,
  )
}
