import {
  DirectiveLocation,
  GraphQLBoolean,
  GraphQLDirective,
  GraphQLNonNull,
  GraphQLSchema,
  GraphQLString,
} from 'graphql'

/** What clients put parts of an answer off by, as the gateway takes it: in every contract, though no subgraph declares it. */
export const DEFER = new GraphQLDirective({
  name: 'defer',
  description:
    'Lets this part of the answer come after the rest, for clients that accept `multipart/mixed;deferSpec=20220824`. ' +
    'To others it comes with the rest.',
  locations: [DirectiveLocation.FRAGMENT_SPREAD, DirectiveLocation.INLINE_FRAGMENT],
  args: {
    label: { type: GraphQLString, description: 'Told with the part: written in the document, and used once.' },
    if: { type: new GraphQLNonNull(GraphQLBoolean), defaultValue: true, description: 'False: it comes with the rest.' },
  },
})

/** A schema as clients may use it. */
export function withDefer(schema: GraphQLSchema): GraphQLSchema {
  return new GraphQLSchema({ ...schema.toConfig(), directives: [...schema.getDirectives(), DEFER] })
}
