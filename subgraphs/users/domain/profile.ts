import { badUserInput } from '../../../platform/errors.ts'
import { readHttpsUrl, readOptionalText, readText } from '../../../platform/input.ts'

/** What others see of a person, as far as the person writes it. */
export interface Profile {
  displayName: string
  avatarUrl: string | null
  bio: string | null
}

/** @throws BAD_USER_INPUT unless it has 1 to 50 characters */
export function readDisplayName(value: string): string {
  return readText(value, { max: 50, argument: 'input.displayName' })
}

/**
 * Read the changes a person asked for: what was left out stays out, null empties what may be empty.
 * @throws BAD_USER_INPUT for an empty or overlong text, an address that is not https, or no display name
 */
export function readProfileChanges(input: {
  displayName?: string | null | undefined
  avatarUrl?: string | null | undefined
  bio?: string | null | undefined
}): Partial<Profile> {
  const { displayName, avatarUrl, bio } = input
  if (displayName === null) throw badUserInput('A display name can be changed, not removed.', 'input.displayName')
  return {
    ...(displayName !== undefined && { displayName: readDisplayName(displayName) }),
    ...(avatarUrl !== undefined && {
      avatarUrl: avatarUrl === null ? null : readHttpsUrl(avatarUrl, 'input.avatarUrl'),
    }),
    // An emptied text field is how people remove a bio.
    ...(bio !== undefined && { bio: readOptionalText(bio, { min: 0, max: 500, argument: 'input.bio' }) || null }),
  }
}

/** True when a change is one that copies of the profile elsewhere must hear of. */
export function isShownElsewhere(before: Profile, after: Profile): boolean {
  return before.displayName !== after.displayName || before.avatarUrl !== after.avatarUrl
}
