import { pgSchema, timestamp } from 'drizzle-orm/pg-core'

export const content = pgSchema('content')

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
