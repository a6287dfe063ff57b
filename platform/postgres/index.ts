export { PostgresLaunchError, type PostgresLaunchErrorCode } from './errors.ts'
export { type EmbeddedPostgres, type LaunchOptions, launchPostgres, removePostgres } from './launch.ts'
export type { Exit } from './server.ts'
export type { Settings } from './settings.ts'
