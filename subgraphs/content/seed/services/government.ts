import { CITIES } from './cities.ts'
import { acts, pairs, type ServiceGroup } from './words.ts'

const DOCUMENTS = pairs(`
  身份证 identity card
  户口簿 household register
  居住证 residence permit
  护照 passport
  港澳通行证 Hong Kong and Macao permit
  台湾通行证 Taiwan permit
  驾驶证 driving licence
  行驶证 vehicle licence
  结婚证 marriage certificate
  离婚证 divorce certificate
  出生证明 birth certificate
  生育登记 birth registration
  死亡证明 death certificate
  无犯罪记录证明 criminal record certificate
  社会保障卡 social security card
  医保电子凭证 electronic insurance card
  老年证 senior citizen card
  残疾证 disability card
  优待证 veterans card
  学生证 student card
  毕业证 graduation certificate
  学位证 degree certificate
  教师资格证 teaching certificate
  执业医师证 medical licence
  护士执业证 nursing licence
  会计证 accounting certificate
  律师证 lawyer's licence
  导游证 tour guide licence
  健康证 health certificate
  营业执照 business licence
  食品经营许可证 food business permit
  卫生许可证 hygiene permit
  消防许可证 fire safety permit
  建筑许可证 building permit
  不动产证 property certificate
  房产证明 proof of home ownership
  租房备案 tenancy registration
  公租房申请 public housing application
  纳税证明 tax certificate
  完税凭证 tax receipt
  养犬证 dog licence
  公证书 notarial certificate`)

const PAPERWORK = acts(`
  {}办理 | Apply: {} | 在线提交{}的办理申请。 | Apply for a {} online.
  {}换发补办 | Renew or replace: {} | {}到期或遗失，在线换发补办。 | Renew or replace a {} that expired or was lost.
  {}查询 | Check: {} | 查询{}的状态和有效期。 | Check status and validity of a {}.
  {}预约办理 | Book a counter: {} | 预约窗口办理{}，少排队。 | Book a time at the counter for a {}.
  {}进度查询 | Progress: {} | 查询{}办到哪一步了。 | See how far your {} has come.
  {}材料清单 | What to bring: {} | 办理{}需要带什么。 | What you need for a {}.
  {}电子证照 | Digital copy: {} | 在手机上出示{}。 | Show your {} on your phone.`)

const OFFICES = acts(`
  {}社保查询 | {} social security | 查询{}社保缴费和余额。 | Contributions and balance in {}.
  {}公积金 | {} housing fund | 查询、提取{}住房公积金。 | See and draw on your housing fund in {}.
  {}医保服务 | {} health insurance | 办理{}医保参保和报销。 | Join and claim in {}.
  {}个税服务 | {} income tax | {}个税申报和退税。 | File and reclaim income tax in {}.
  {}落户指南 | Settle in {} | 了解{}的落户条件。 | What it takes to become a resident of {}.
  {}入学报名 | Schools in {} | {}中小学入学报名。 | Enrol at a school in {}.
  {}市民热线 | {} citizens' line | 向{}提建议、反映问题。 | Tell {} what should be better.
  {}法律援助 | Legal aid in {} | 在{}申请免费法律援助。 | Ask for free legal aid in {}.
  {}就业招聘 | Jobs in {} | {}公共就业服务和招聘会。 | Public job offers and fairs in {}.
  {}天气预警 | {} weather warnings | 接收{}的天气和灾害预警。 | Warnings of weather and disaster in {}.`)

export const GOVERNMENT: readonly ServiceGroup[] = [
  { category: 'GOVERNMENT', things: DOCUMENTS, acts: PAPERWORK },
  { category: 'GOVERNMENT', things: CITIES, acts: OFFICES },
]
