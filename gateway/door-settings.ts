import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { ConfigError } from '../platform/config.ts'
import { messageOf } from '../platform/errors.ts'
import type { Log } from '../platform/log.ts'
import type { DryRunPolicy } from './access/dry-runs.ts'
import { INTROSPECTION, type Introspection } from './access/introspection.ts'
import { NO_POLICIES, openPolicies, type Policies, type Policy } from './access/policies.ts'
import { SEE_INSIDE, type SeeInside } from './access/see-inside.ts'
import { type DocumentSources, loadTrustedDocuments, openAutomaticDocuments } from './documents/index.ts'
import { openRecorder, type Recorder } from './documents/recorder.ts'
import { openAddressOf } from './doors/address.ts'
import type { HttpSettings } from './doors/http.ts'
import { SOCKET_LIMITS, type SocketLimits } from './doors/socket-limits.ts'

const onOff = z.enum(['on', 'off'])

/** Origins as browsers name them, separated by commas or white space; `*` for every site. */
const origins = z.string().transform((text, context): readonly string[] | '*' => {
  const listed = text.split(/[\s,]+/).filter(Boolean)
  if (listed.length === 1 && listed[0] === '*') return '*'
  for (const origin of listed)
    if (!isOrigin(origin))
      context.addIssue({ code: 'custom', message: `"${origin}" is no origin, such as https://app.example` })
  return listed
})

/** Browsers name origins of the web as URLs do, those of apps by scheme and name. */
function isOrigin(text: string): boolean {
  if (/^https?:/i.test(text)) return !text.includes('*') && URL.canParse(text) && new URL(text).origin === text
  return /^[a-z][a-z0-9+.-]*:\/\/[^\s,/*?#@]+$/.test(text)
}

/** `on`, `off`, or the contracts whose callers may, separated by commas or white space. */
const dryRuns = z.string().transform((text): DryRunPolicy => {
  if (text === 'on' || text === 'off') return text
  return text.split(/[\s,]+/).filter(Boolean)
})

const count = z.coerce.number().int().min(0)

/** Addresses, ranges in CIDR notation, or `loopback`, `linklocal`, `uniquelocal`; separated by commas or white space. */
const proxies = z.string().transform((text, context): readonly string[] => {
  const listed = text.split(/[\s,]+/).filter(Boolean)
  try {
    openAddressOf(listed)
  } catch (error) {
    context.addIssue({ code: 'custom', message: messageOf(error) })
  }
  return listed
})

/** Variables that every shape of the gateway reads for its doors. */
export const doorShape = {
  /** Who may ask about the schema; in production those who are signed in or send an API key, elsewhere everybody. */
  INTROSPECTION: z.enum(INTROSPECTION).optional(),
  /** A module whose exports decide policies, by their names. */
  POLICIES: z.string().min(1).optional(),
  /** Who sees subgraphs' names in errors, plans and timings. */
  SEE_INSIDE: z.enum(SEE_INSIDE).default('permitted'),
  /** Operations one HTTP request may hold in a list; 0 for no lists. */
  BATCH_MAX: z.coerce.number().int().min(0).max(100).default(0),
  /** Compress large answers for clients that take it. */
  COMPRESSION: onOff.default('on'),
  /** Which other sites' pages may ask; none by default. */
  CORS_ORIGINS: origins.default([]),
  /** Let browsers add what they have for us by themselves, such as cookies. */
  CORS_CREDENTIALS: onOff.default('off'),
  /** Refuse GETs that any page could have its visitor send; by default where cookies count for something. */
  CSRF_GUARD: onOff.optional(),
  /** Who may have mutations tried out and taken back. */
  DRY_RUN: dryRuns.default('on'),
  /** How long one request over HTTP may take, all its fetches together. */
  REQUEST_TIMEOUT_MS: z.coerce.number().int().min(100).max(600_000).default(30_000),
  /** Proxies whose word on a client's address is taken; nobody's by default. */
  TRUSTED_PROXIES: proxies.default([]),
  /** Sockets and streams of one person or service; 0 for any number. */
  STREAMS_PER_USER: count.default(SOCKET_LIMITS.perUserMax),
  /** Those of one address. */
  STREAMS_PER_ADDRESS: count.default(SOCKET_LIMITS.perAddressMax),
  /** How long one of them is kept, in minutes; 0 for ever. */
  STREAM_MINUTES: count.max(30_000).default(SOCKET_LIMITS.lifetimeMs / 60_000),
  /** How long events of a stream wait for others, to go out with one write; 0 sends each at once. */
  STREAM_COALESCE_MS: count.max(1_000).default(0),
  /** Messages of one socket, in the long run. */
  SOCKET_MESSAGES_PER_SECOND: count.default(SOCKET_LIMITS.messagesPerSecond),
  /** Let clients register documents under their hash. */
  APQ: onOff.default('on'),
  /** A manifest of documents that clients may name. */
  TRUSTED_DOCUMENTS: z.string().min(1).optional(),
  /** A file of this process alone, to note which operations are run and by whom. */
  RECORD_OPERATIONS: z.string().min(1).optional(),
  /** Take documents of the manifest and no others. */
  TRUSTED_DOCUMENTS_ONLY: onOff.default('off'),
}

type OnOff = z.output<typeof onOff>
export interface DoorConfig {
  readonly ENVIRONMENT?: 'development' | 'production'
  readonly SEE_INSIDE: SeeInside
  readonly BATCH_MAX: number
  readonly COMPRESSION: OnOff
  readonly CORS_ORIGINS: readonly string[] | '*'
  readonly CORS_CREDENTIALS: OnOff
  readonly CSRF_GUARD?: OnOff | undefined
  readonly DRY_RUN: DryRunPolicy
  readonly INTROSPECTION?: Introspection | undefined
  readonly POLICIES?: string | undefined
  readonly REQUEST_TIMEOUT_MS: number
  readonly TRUSTED_PROXIES: readonly string[]
  readonly STREAMS_PER_USER: number
  readonly STREAMS_PER_ADDRESS: number
  readonly STREAM_MINUTES: number
  readonly STREAM_COALESCE_MS: number
  readonly SOCKET_MESSAGES_PER_SECOND: number
  readonly APQ: OnOff
  readonly TRUSTED_DOCUMENTS?: string | undefined
  readonly RECORD_OPERATIONS?: string | undefined
  readonly TRUSTED_DOCUMENTS_ONLY: OnOff
  /** Where the gateway forwards headers of its clients. */
  readonly FORWARD_HEADERS?: readonly string[]
}

export interface DoorSettings {
  readonly http: HttpSettings
  readonly documents: DocumentSources
  readonly recorder: Recorder | null
  readonly sockets: Partial<SocketLimits>
  readonly trustedProxies: readonly string[]
}

/**
 * What the doors are opened with.
 * @throws ConfigError for settings that contradict each other
 * @throws ManifestError for a manifest that cannot be used
 */
export async function doorSettings(config: DoorConfig, log: Log): Promise<DoorSettings> {
  const credentials = config.CORS_CREDENTIALS === 'on'
  const trustedOnly = config.TRUSTED_DOCUMENTS_ONLY === 'on'
  if (credentials && config.CORS_ORIGINS === '*')
    throw new ConfigError('CORS_CREDENTIALS: every site could ask in its visitors’ names; name them in CORS_ORIGINS')
  if (trustedOnly && !config.TRUSTED_DOCUMENTS)
    throw new ConfigError('TRUSTED_DOCUMENTS_ONLY: nothing would be answered; name a manifest in TRUSTED_DOCUMENTS')
  const cookies = credentials || (config.FORWARD_HEADERS ?? []).includes('cookie')
  return {
    http: {
      batchMax: config.BATCH_MAX,
      compression: config.COMPRESSION === 'on',
      cors: config.CORS_ORIGINS.length > 0 ? { origins: config.CORS_ORIGINS, credentials } : null,
      csrfGuard: config.CSRF_GUARD ? config.CSRF_GUARD === 'on' : cookies,
      dryRuns: config.DRY_RUN,
      rules: {
        introspection: config.INTROSPECTION ?? (config.ENVIRONMENT === 'production' ? 'signed-in' : 'everybody'),
        policies: config.POLICIES ? await loadPolicies(config.POLICIES, log) : NO_POLICIES,
      },
      requestTimeoutMs: config.REQUEST_TIMEOUT_MS,
      seeInside: config.SEE_INSIDE,
    },
    sockets: {
      perUserMax: config.STREAMS_PER_USER,
      perAddressMax: config.STREAMS_PER_ADDRESS,
      lifetimeMs: config.STREAM_MINUTES * 60_000,
      messagesPerSecond: config.SOCKET_MESSAGES_PER_SECOND,
    },
    trustedProxies: config.TRUSTED_PROXIES,
    recorder: config.RECORD_OPERATIONS ? await openRecorder(config.RECORD_OPERATIONS, log) : null,
    documents: {
      automatic: config.APQ === 'on' ? openAutomaticDocuments() : null,
      trusted: config.TRUSTED_DOCUMENTS ? await loadTrustedDocuments(config.TRUSTED_DOCUMENTS) : null,
      trustedOnly,
    },
  }
}

/**
 * Load the functions that decide policies: what a module exports under their names, or all of what it exports by default.
 * @throws ConfigError when it cannot be loaded, or exports something that is no function
 */
async function loadPolicies(path: string, log: Log): Promise<Policies> {
  const load = async (): Promise<Record<string, unknown>> => {
    try {
      return await import(pathToFileURL(resolve(path)).href)
    } catch (error) {
      throw new ConfigError(`POLICIES: ${path} cannot be loaded: ${messageOf(error)}`)
    }
  }
  const { default: all, ...named } = await load()
  const functions: Record<string, unknown> = typeof all === 'object' && all !== null ? { ...named, ...all } : named
  const wrong = Object.entries(functions).find(([, policy]) => typeof policy !== 'function')
  if (wrong) throw new ConfigError(`POLICIES: "${wrong[0]}" of ${path} is no function`)
  if (Object.keys(functions).length === 0) throw new ConfigError(`POLICIES: ${path} exports no function`)
  return openPolicies(functions as Record<string, Policy>, log)
}
