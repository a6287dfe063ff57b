/** Where a supergraph comes from, and where the next one will come from. */
export interface SupergraphSource {
  /**
   * @param onUpdate told of every supergraph after the first, as text; what it does with it is no concern of the source
   * @returns the first one
   * @throws SupergraphError when there is none
   */
  start(onUpdate: (supergraphSdl: string) => void): Promise<string>
  /** Nothing is told after this. */
  stop(): Promise<void>
}

/** A supergraph that cannot be served; the message is for the operator and names everything at fault. */
export class SupergraphError extends Error {
  override readonly name = 'SupergraphError'
}
