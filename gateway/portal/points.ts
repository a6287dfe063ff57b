/** Points as GraphQL's `Int` holds them, which ends at 2^31 - 1; an estimate does not. */
export const wholePoints = (points: number): number => Math.min(Math.ceil(points), 2 ** 31 - 1)
