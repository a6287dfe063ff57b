/** What every peer is started with: `node PEER.js SUPERGRAPH PORT NAME=URL…`. */
export const [supergraphFile = '', port = '0', ...subgraphs] = process.argv.slice(2)
export const urls = subgraphs.map((pair) => {
  const at = pair.indexOf('=')
  return { name: pair.slice(0, at), url: pair.slice(at + 1) }
})
process.on('SIGTERM', () => process.exit(0))
