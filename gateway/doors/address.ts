import type { IncomingMessage } from 'node:http'
import ipaddr from 'ipaddr.js'
import proxyAddr from 'proxy-addr'

/** Where a request comes from, as far as it can be trusted. */
export type AddressOf = (incoming: IncomingMessage) => string

/**
 * The address of the client: of whoever connected, or, where that is a proxy that is trusted, the last address in
 * `X-Forwarded-For` that is not. Nobody is trusted unless named: anybody can write that header.
 * @param trusted addresses, ranges in CIDR notation, or `loopback`, `linklocal`, `uniquelocal`
 * @throws TypeError for what is none of these
 */
export function openAddressOf(trusted: readonly string[]): AddressOf {
  if (trusted.length === 0) return (incoming) => incoming.socket.remoteAddress ?? ''
  const trust = proxyAddr.compile([...trusted])
  return (incoming) => {
    const addresses = proxyAddr.all(incoming).map(withoutPort)
    return addresses.find((address, nth) => nth === addresses.length - 1 || !trust(address, nth)) ?? ''
  }
}

/**
 * Some proxies tell the port as well, or write IPv6 in brackets. Kept, it would make another client of every connection, and of a
 * key's allowed address another one. Source: RFC 7239 §6, which writes nodes so; Azure Application Gateway, in `X-Forwarded-For`.
 */
function withoutPort(address: string): string {
  return (
    /^(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}$/.exec(address)?.[1] ??
    /^\[([^\]]+)\](?::\d{1,5})?$/.exec(address)?.[1] ??
    address
  )
}

/**
 * What of an address is counted as one client: an IPv4 address, also one written as IPv6, or the first 64 bits of an IPv6
 * address, as that is what one subscriber gets and any of its addresses is free to take (RFC 6177, RFC 8981).
 */
export function clientOf(address: string): string {
  if (!ipaddr.isValid(address)) return /^[\x21-\x7e]{0,64}$/.test(address) ? address : 'unknown'
  const parsed = ipaddr.process(address)
  if (parsed.kind() === 'ipv4') return parsed.toString()
  return `${(parsed as ipaddr.IPv6).parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`
}
