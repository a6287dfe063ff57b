import { isId } from '../../../platform/ids.ts'

/** What people of our own graph are called: an issuer that names something else names nobody. */
export const isUserId = (id: string): boolean => isId('User', id)
