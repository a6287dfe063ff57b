/** An operation nobody means well with. */
export interface Hostile {
  readonly query: string
  readonly variables?: Record<string, unknown>
  readonly operationName?: string
  /** What it is refused with; none where it is answered. */
  readonly code?: string
}

const times = (count: number, each: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => each(i)).join(' ')
const nested = (levels: number, open: string, inside: string, close: string) =>
  `${open.repeat(levels)}${inside}${close.repeat(levels)}`
/** Fragments each of which spreads the next one, `spreads` times. */
const chain = (levels: number, spreads: number, leaf = 'id') =>
  `${times(levels, (i) => `fragment F${i} on Person { id ${times(spreads, () => `...F${i + 1}`)} }`)} fragment F${levels} on Person { ${leaf} }`
const introspection = (levels: number): string =>
  `{ __schema { types { ${nested(levels, 'fields { type { ', 'name', ' } }')} } } }`

const invalid = 'GRAPHQL_VALIDATION_FAILED'

export const DOCUMENTS: Readonly<Record<string, Hostile>> = {
  '2³⁰ fragment spreads in 2 kB': { query: `{ me { ...F0 } } ${chain(30, 2)}`, code: 'SIZE_LIMIT_EXCEEDED' },
  '2³⁰ spreads that nobody spreads': { query: `{ me { id } } ${chain(30, 2)}`, code: 'SIZE_LIMIT_EXCEEDED' },
  '10,000 aliases': { query: `{ ${times(10_000, (i) => `a${i}: __typename`)} }`, code: 'TOKEN_LIMIT_EXCEEDED' },
  '3,000 aliases': { query: `{ me { ${times(3_000, (i) => `a${i}: id`)} } }`, code: 'SIZE_LIMIT_EXCEEDED' },
  '1,900 aliases': { query: `{ me { ${times(1_900, (i) => `a${i}: id`)} } }`, code: 'ALIAS_LIMIT_EXCEEDED' },
  '200 aliases': { query: `{ me { ${times(200, (i) => `a${i}: name`)} } }` },
  '200 levels': {
    query: `{ me ${nested(200, '{ notes { author ', '{ id }', ' } }')} }`,
    code: 'NESTING_LIMIT_EXCEEDED',
  },
  '45 levels': { query: `{ me ${nested(22, '{ notes { author ', '{ id }', ' } }')} }`, code: 'DEPTH_LIMIT_EXCEEDED' },
  '31 levels': { query: `{ person(id: "3") ${nested(14, '{ notes { author ', '{ id }', ' } }')} }` },
  '20,000 wrong values in the document': {
    query: `{ echo(lists: [${'"x" '.repeat(20_000)}]) }`,
    code: 'TOKEN_LIMIT_EXCEEDED',
  },
  '9,000 wrong values in the document': {
    query: `{ echo(lists: [${'"x" '.repeat(9_000)}]) }`,
    code: 'LITERAL_LIMIT_EXCEEDED',
  },
  '1,900 wrong values in the document': { query: `{ echo(lists: [${'"x" '.repeat(1_900)}]) }`, code: invalid },
  '20,000 wrong values in variables': {
    query: 'query ($l: [[Int]]) { echo(lists: $l) }',
    variables: { l: Array(20_000).fill('x') },
    code: 'VARIABLE_LIMIT_EXCEEDED',
  },
  '9,900 wrong values in variables': {
    query: 'query ($l: [[Int]]) { echo(lists: $l) }',
    variables: { l: Array(9_900).fill('x'.repeat(20)) },
    code: 'BAD_USER_INPUT',
  },
  // With what is around them as deep as a socket reads.
  'lists 990 deep in variables': {
    query: 'query ($l: [[Int]]) { echo(lists: $l) }',
    variables: { l: JSON.parse(nested(990, '[', '', ']')) },
    code: 'VARIABLE_LIMIT_EXCEEDED',
  },
  'an input of 9,000 unknown fields': {
    query: 'query ($p: Place) { echo(place: $p) }',
    variables: { p: Object.fromEntries(Array.from({ length: 9_000 }, (_, i) => [`longitude${i}`, i])) },
    code: 'VARIABLE_LIMIT_EXCEEDED',
  },
  'an input of 4,000 unknown fields': {
    query: 'query ($p: Place) { echo(place: $p) }',
    variables: { p: Object.fromEntries(Array.from({ length: 4_000 }, (_, i) => [`lng${i}`, i])) },
    code: 'BAD_USER_INPUT',
  },
  '1,000 mutations under aliases': {
    query: `mutation { ${times(500, (i) => `a${i}: rename(id: 9, name: "x") { id }`)} }`,
    code: 'ALIAS_LIMIT_EXCEEDED',
  },
  '100 mutations under aliases': {
    query: `mutation { ${times(100, (i) => `a${i}: rename(id: 1, name: "Ada") { id }`)} }`,
    code: 'ROOT_FIELD_LIMIT_EXCEEDED',
  },
  'a fragment that spreads itself': { query: '{ me { ...A } } fragment A on Person { id ...A }', code: invalid },
  'a cycle of 190 fragments': {
    query: `{ me { ...F0 } } ${times(190, (i) => `fragment F${i} on Person { id ...F${(i + 1) % 190} }`)}`,
    code: 'FRAGMENT_DEPTH_LIMIT_EXCEEDED',
  },
  '45 fragments that all spread all': {
    query: `{ me { ...F0 } } ${times(45, (i) => `fragment F${i} on Person { ${times(45, (j) => `...F${j}`)} }`)}`,
    code: 'SELECTION_LIMIT_EXCEEDED',
  },
  '45 cycles through introspection': {
    query: `{ __schema { types { ...F0 } } } ${times(45, (i) => `fragment F${i} on __Type { fields { type { ${times(45, (j) => `...F${j}`)} } } }`)}`,
    code: 'SIZE_LIMIT_EXCEEDED',
  },
  'a chain of 900 fragments': { query: `{ me { ...F0 } } ${chain(900, 1)}`, code: 'FRAGMENT_LIMIT_EXCEEDED' },
  'a chain of 190 fragments nobody spreads': {
    query: `{ me { id } } ${chain(190, 1)}`,
    code: 'FRAGMENT_DEPTH_LIMIT_EXCEEDED',
  },
  '4 chains that nobody spreads': {
    query: `{ me { id } } ${times(4, (k) =>
      chain(
        45,
        1,
        times(40, () => 'id'),
      ).replaceAll('F', `F${k}_`),
    )}`,
    code: invalid,
  },
  '190 fragments that nobody spreads': {
    query: `{ me { id } } ${times(190, (i) => `fragment F${i} on Person { ${times(10, () => 'id')} }`)}`,
    code: invalid,
  },
  'a fragment spread 2,000 times through unions': {
    query: `{ beings { ${times(40, () => '... on Person { ...A } ... on Robot { ...B }')} } } fragment A on Person { ${times(45, () => 'id')} } fragment B on Robot { ${times(45, () => 'id')} }`,
    code: 'SIZE_LIMIT_EXCEEDED',
  },
  'fields that overlap through 190 fragments': {
    query: `{ me { ${times(190, (i) => `...F${i}`)} } } ${times(190, (i) => `fragment F${i} on Person { ${times(9, () => 'id')} }`)}`,
    code: 'CONFLICT_LIMIT_EXCEEDED',
  },
  'objects that merge a thousand times': {
    query: `{ ${times(10, () => `... on Query { me { ${times(10, () => `... on Person { notes { ${times(5, () => '... on Note { author { id } }')} } }`)} } }`)} }`,
    code: 'CONFLICT_LIMIT_EXCEEDED',
  },
  'fields that conflict through fragments': {
    query: `{ me { ${times(150, (i) => `...F${i}`)} } } ${times(150, (i) => `fragment F${i} on Person { x: ${i % 2 ? 'id' : 'name'} }`)}`,
    code: invalid,
  },
  '10,000 times __typename': { query: `{ ${'__typename '.repeat(9_900)} }`, code: 'REPEAT_LIMIT_EXCEEDED' },
  '1,900 times __typename': {
    query: `{ ${times(190, () => `... on Query { ${'__typename '.repeat(10)} }`)} }`,
    code: 'ROOT_FIELD_LIMIT_EXCEEDED',
  },
  'introspection of types of fields of types …': { query: introspection(30), code: 'DEPTH_LIMIT_EXCEEDED' },
  'introspection eight deep': { query: introspection(8), code: invalid },
  'introspection fifty times': {
    query: `{ ${times(49, (i) => `s${i}: __schema { types { name fields { name type { name } } } }`)} }`,
    code: 'INTROSPECTION_LIMIT_EXCEEDED',
  },
  '9,000 operations': {
    query: times(1_900, (i) => `query Q${i} { me { id } }`),
    operationName: 'Q7',
    code: 'TOKEN_LIMIT_EXCEEDED',
  },
  '1,000 operations': {
    query: times(1_000, (i) => `query Q${i} { me { id } }`),
    operationName: 'Q7',
    code: 'OPERATION_LIMIT_EXCEEDED',
  },
  '50 operations that spread 40 fragments': {
    query: `${times(49, (i) => `query Q${i} { me { ${times(20, (j) => `...F${j}`)} } }`)} ${times(20, (i) => `fragment F${i} on Person { id }`)}`,
    operationName: 'Q7',
  },
  '3,000 variables': {
    query: `query (${times(2_400, (i) => `$v${i}: Int`)}) { __typename }`,
    code: 'DECLARATION_LIMIT_EXCEEDED',
  },
  '157 variables used everywhere': {
    query: `query (${times(157, (i) => `$v${i}: Int`)}) { ${times(40, (k) => `e${k}: echo(lists: [[${times(40, (i) => `$v${i + 3 * k}`)}]])`)} }`,
  },
  '40 operations and all their variables': {
    query: `${times(40, (i) => `query Q${i}(${times(20, (j) => `$v${j}: Int`)}) { ...G }`)} fragment G on Query { echo(lists: [[${times(1_900, (j) => `$v${j % 20}`)}]]) }`,
    operationName: 'Q7',
    code: 'VALIDATION_LIMIT_EXCEEDED',
  },
  'a storm of directives': {
    query: `{ ${times(1_400, (i) => `a${i}: __typename @a @b`)} }`,
    code: 'ALIAS_LIMIT_EXCEEDED',
  },
  'a storm of unknown directives': {
    query: `{ me { ${times(700, () => '... on Person @a @b @c @d @e { id }')} } }`.slice(0, 60_000),
    code: 'TOKEN_LIMIT_EXCEEDED',
  },
  '450 conditions': {
    query: `query ($a: Boolean!, $b: Boolean!) { me { ${times(400, () => '... on Person @include(if: $a) @skip(if: $b) { id }')} } }`,
    variables: { a: true, b: false },
  },
  '190 conditional fields': {
    query: `query ($a: Boolean!) { me { ${times(190, (i) => `a${i}: name @include(if: $a)`)} } }`,
    variables: { a: true },
  },
  'an argument 3,000 times': { query: `{ echo(${'int: 1 '.repeat(2_400)}) }`, code: 'ARGUMENT_LIMIT_EXCEEDED' },
  'lists 95 deep, twenty times': {
    query: `{ echo(lists: [${times(19, () => nested(95, '[', '1', ']'))}]) }`,
    code: invalid,
  },
  'objects 95 deep': { query: `{ echo(place: ${nested(95, '{ lat: ', '1', ' }')}) }`, code: invalid },
  'text of 900 kB': { query: `{ echo(text: "${'x'.repeat(200_000)}") }`, code: 'TEXT_LIMIT_EXCEEDED' },
  'text of 190 kB': { query: `{ echo(text: "${'x'.repeat(190_000)}") }`, code: 'BAD_USER_INPUT' },
  'text of 190 kB for a number': { query: `{ echo(int: "${'x'.repeat(190_000)}") }`, code: invalid },
  escapes: { query: `{ echo(text: "${'\\u{1F3CA}'.repeat(20_000)}") }` },
  'lines of a block of text': { query: `{ echo(int: """${`${' '.repeat(30)}\n`.repeat(4_900)}""") }`, code: invalid },
  'too many lines of a block of text': {
    query: `{ echo(text: """${' \n'.repeat(90_000)}""") }`,
    code: 'LINE_LIMIT_EXCEEDED',
  },
  comments: { query: `${'#\n'.repeat(90_000)}{ me { id } }`, code: 'LINE_LIMIT_EXCEEDED' },
  '4,900 comments': { query: `${'#\n'.repeat(4_900)}{ me { id } }` },
  'mistakes on the last of 4,900 lines': {
    query: `${'\n'.repeat(4_900)}{ ${times(49, (i) => `no${i}`)} }`,
    code: invalid,
  },
  'names of 190 kB': { query: `{ ${'x'.repeat(190_000)} }`, code: invalid },
  '49 names of 3 kB': { query: `{ ${times(49, (i) => `${'person'.repeat(600)}${i}`)} }`, code: invalid },
  'a number of 190,000 digits': { query: `{ echo(int: ${'9'.repeat(190_000)}) }`, code: invalid },
  'a number of 900,000 digits in a text': {
    query: 'query ($i: Int, $f: Float, $id: ID) { echo(int: $i float: $f id: $id) }',
    variables: { i: '9'.repeat(90_000), f: '9'.repeat(90_000), id: 1.5 },
    code: 'BAD_USER_INPUT',
  },
  'a role that is 200 kB long': {
    query: 'query ($r: Role) { echo(role: $r) }',
    variables: { r: 'ADMIN'.repeat(40_000) },
    code: 'BAD_USER_INPUT',
  },
  'an instant with 200,000 digits': {
    query: 'query ($a: DateTime) { echo(at: $a) }',
    variables: { a: `2020-01-01T00:00:00.${'1'.repeat(200_000)}Z` },
    code: 'BAD_USER_INPUT',
  },
  // The toy subgraphs are in the same process: what they take to fail counts as well.
  'a storm of errors from a subgraph': { query: '{ failing(count: 300) { boom } }', code: 'INTERNAL_SERVER_ERROR' },
}

/** Bodies below GraphQL: what has to be read before anybody knows what is asked. */
export const BODIES: Readonly<Record<string, { readonly body: () => string; readonly status: number }>> = {
  '10 MB': {
    body: () => JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(10_000_000) } }),
    status: 413,
  },
  '100,000 nested arrays': {
    body: () =>
      `{"query":"query ($l: [[Int]]) { echo(lists: $l) }","variables":{"l":${nested(100_000, '[', '', ']')}}}`,
    status: 400,
  },
  '500,000 nested arrays in place of everything': { body: () => nested(500_000, '[', '', ']'), status: 400 },
  '500,000 nested arrays in extensions': {
    body: () => `{"query":"{ __typename }","extensions":{"x":${nested(500_000, '[', '', ']')}}}`,
    status: 400,
  },
  '5,000 nested arrays in extensions': {
    body: () => `{"query":"{ __typename }","extensions":{"x":${nested(4_900, '[', '', ']')}}}`,
    status: 200,
  },
  '50,000 times the same key': {
    body: () => `{${'"query":"{ no }",'.repeat(50_000)}"query":"{ __typename }"}`,
    status: 200,
  },
  '60,000 keys': {
    body: () => `{${Array.from({ length: 60_000 }, (_, i) => `"k${i}":1,`).join('')}"query":"{ __typename }"}`,
    status: 200,
  },
  'a million spaces': { body: () => `{"query":"{ __typename }"${' '.repeat(1_000_000)}}`, status: 200 },
  '500,000 values of one variable': {
    body: () => `{"query":"query ($l: [[Int]]) { echo(lists: $l) }","variables":{"l":[${'1,'.repeat(500_000)}1]}}`,
    status: 400,
  },
  'a document of 1 MB': { body: () => JSON.stringify({ query: `{ ${'a '.repeat(500_000)} }` }), status: 400 },
  'an operation name of 1 MB': {
    body: () => JSON.stringify({ query: '{ __typename }', operationName: 'x'.repeat(1_000_000) }),
    status: 400,
  },
  'half a body': { body: () => '{"query":"{ __typename }","variables":{"x":[1,2', status: 400 },
}

/** Documents for clients that take an answer in parts: each part is planned, run and written for itself. */
export const DEFERRING: Readonly<Record<string, { readonly query: string; readonly code?: string }>> = {
  '400 parts': {
    query: `{ person(id: 1) { ${times(400, () => '... @defer { name }')} } }`,
    code: 'DEFER_LIMIT_EXCEEDED',
  },
  '50 parts': {
    query: `{ person(id: 1) { ${times(50, (i) => `... @defer { a${i}: notes(first: ${i}) { text } }`)} } }`,
  },
  'parts within parts': {
    query: `{ person(id: 1) ${nested(10, '{ name ... @defer { notes { author ', '{ name }', ' } } }')} }`,
  },
  'parts that twelve variables decide about': {
    query: `query (${times(12, (i) => `$v${i}: Boolean = true`)}) {
      person(id: 1) { ${times(12, (i) => `... @defer(if: $v${i}) { a${i}: notes { text } }`)} } }`,
    code: 'PLANNING_LIMIT_EXCEEDED',
  },
}
