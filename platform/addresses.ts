import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Whether a text is an IP address, or a range of them in CIDR notation. Source: RFC 4632, RFC 4291. */
export function isAddressOrRange(text: string): boolean {
  return rangeOf(text) !== null
}

/**
 * Whether an address is one of these or lies in one of these ranges. An IPv4 address that came mapped into IPv6 counts as itself.
 * @returns false for what is no address
 */
export function isAmong(address: string, allowed: readonly string[]): boolean {
  if (isIP(address) === 0) return false
  const given = ipaddr.process(address)
  return allowed.some((each) => {
    const range = rangeOf(each)
    return range !== null && range[0].kind() === given.kind() && given.match(range)
  })
}

function rangeOf(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] | null {
  // Octal, hexadecimal and short forms mean different things to different readers, and a zone means nothing elsewhere.
  if (text.includes('%') || (!text.includes(':') && !/^\d{1,3}(\.\d{1,3}){3}(\/\d{1,2})?$/.test(text))) return null
  if (/(^|\.)0\d/.test(text)) return null
  try {
    if (text.includes('/')) return unmapped(ipaddr.parseCIDR(text))
    const address = ipaddr.process(text)
    return [address, address.kind() === 'ipv4' ? 32 : 128]
  } catch {
    return null
  }
}

/** A range within the IPv4 addresses that are written as IPv6 is one of IPv4: addresses are compared as what they are. */
function unmapped([address, bits]: [ipaddr.IPv4 | ipaddr.IPv6, number]): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  const isMapped = address.kind() === 'ipv6' && (address as ipaddr.IPv6).isIPv4MappedAddress() && bits >= MAPPED_BITS
  return isMapped ? [(address as ipaddr.IPv6).toIPv4Address(), bits - MAPPED_BITS] : [address, bits]
}

/** What comes before an IPv4 address that is written as IPv6. Source: RFC 4291 §2.5.5.2. */
const MAPPED_BITS = 96
