import type { Stage } from '../stage.ts'
import { type DemoMerchant, MERCHANTS } from '../world/merchants.ts'

const START = `mutation ($input: StartMerchantOnboardingInput!) {
  result: startMerchantOnboarding(input: $input) { merchant { id onboarding { state } } userErrors { code message } } }`
const SUBMIT = `mutation ($input: SubmitMerchantOnboardingInput!) {
  result: submitMerchantOnboarding(input: $input) { merchant { id } userErrors { code message } } }`
const DECIDE = `mutation ($input: DecideMerchantOnboardingInput!) {
  result: decideMerchantOnboarding(input: $input) { merchant { id } userErrors { code message } } }`
const OPEN_LIFE_ACCOUNT = `mutation ($input: OpenLifeAccountInput!) {
  result: openLifeAccount(input: $input) { lifeAccount { id } userErrors { code message } } }`
const FOLLOW = `mutation ($lifeAccountId: ID!) {
  result: followLifeAccount(lifeAccountId: $lifeAccountId) { lifeAccount { id } userErrors { code message } } }`
const OPEN_AD_ACCOUNT = `mutation ($merchantId: ID!) {
  result: openAdAccount(merchantId: $merchantId) { adAccount { id } userErrors { code message } } }`

/** Businesses go through onboarding, open a life account and one for advertising, and find followers. */
export async function merchants(stage: Stage): Promise<void> {
  await stage.play(
    'merchants',
    MERCHANTS.map((merchant, index) => ({
      at: stage.ago({ days: 55, hours: -index }),
      run: () => open(stage, merchant),
    })),
  )
  const following = MERCHANTS.flatMap(({ key, lifeAccount }) =>
    lifeAccount.followers.map((handle) => ({ key, handle })),
  )
  await stage.play(
    'merchants’ followers',
    following.map(({ key, handle }, index) => ({
      at: stage.ago({ days: 54, hours: -index }),
      run: async () => stage.person(handle).act(FOLLOW, { lifeAccountId: await stage.named(`life-account:${key}`) }),
    })),
  )
}

async function open(stage: Stage, merchant: DemoMerchant): Promise<void> {
  const { key, name, description, size, lifeAccount } = merchant
  const owner = stage.person(merchant.owner)
  const idempotencyKey = `demo:${key}`
  const started = await owner.act(START, { input: { name, description, size, idempotencyKey } })
  const { id: merchantId, onboarding } = started.merchant
  if (onboarding.state === 'DRAFT') await owner.act(SUBMIT, { input: { merchantId, licenceToken: `doc_${key}` } })
  if (onboarding.state !== 'APPROVED')
    await stage.person('registrar').act(DECIDE, {
      input: { merchantId, decision: 'APPROVE', reason: '资料齐全。 Papers complete.' },
    })
  const opened = await owner.act(OPEN_LIFE_ACCOUNT, {
    input: { name: lifeAccount.name, bio: lifeAccount.bio, merchantId, idempotencyKey: `${idempotencyKey}:life` },
  })
  stage.name(`merchant:${key}`, merchantId)
  stage.name(`life-account:${key}`, opened.lifeAccount.id)
  const { adAccount } = await owner.act(OPEN_AD_ACCOUNT, { merchantId })
  stage.name(`ad-account:${key}`, adAccount.id)
  stage.count('merchants')
}
