import { CITIES } from './cities.ts'
import { acts, pairs, type ServiceGroup } from './words.ts'

const SUBJECTS = pairs(`
  英语 English
  日语 Japanese
  韩语 Korean
  法语 French
  德语 German
  西班牙语 Spanish
  俄语 Russian
  普通话 Mandarin
  粤语 Cantonese
  手语 sign language
  语文 Chinese literature
  数学 mathematics
  物理 physics
  化学 chemistry
  生物 biology
  历史 history
  地理 geography
  编程 programming
  机器人 robotics
  人工智能 artificial intelligence
  数据分析 data analysis
  平面设计 graphic design
  视频剪辑 video editing
  写作 writing
  演讲 public speaking
  会计 accounting
  法律 law
  金融 finance
  市场营销 marketing
  项目管理 project management
  电商运营 e-commerce
  钢琴 piano
  吉他 guitar
  小提琴 violin
  古筝 guzheng
  声乐 singing
  围棋 go
  国际象棋 chess
  厨艺 cooking
  急救 first aid`)

const LEARNING = acts(`
  {}课程 | {} courses | 从零开始学{}。 | Learn it from the beginning: {}.
  {}家教 | {} tutors | 请{}老师上门或在线辅导。 | A tutor at home or online: {}.
  {}考试报名 | {} examinations | 报名参加{}考试。 | Sign up for an examination: {}.
  {}成绩查询 | {} results | 查询{}考试成绩。 | See your examination results: {}.
  {}题库 | {} exercises | 每天十道{}题。 | Ten exercises a day: {}.
  {}教材 | {} textbooks | 购买或交换{}教材。 | Buy or swap textbooks: {}.
  {}学习小组 | {} study groups | 和同好一起学{}。 | Learn together: {}.
  {}直播课 | {} live lessons | 跟着老师直播学{}。 | Learn live with a teacher: {}.`)

const NEIGHBOURS = acts(`
  {}失物招领 | Lost and found in {} | 在{}丢了东西？先来看看。 | Lost something in {}? Look here first.
  {}二手交易 | Second hand in {} | 在{}买卖二手物品。 | Buy and sell second-hand things in {}.
  {}租房 | Homes to rent in {} | 在{}找房子、找室友。 | Find a home or a flatmate in {}.
  {}志愿服务 | Volunteering in {} | 在{}做志愿者，记录时长。 | Help in {} and keep count of the hours.
  {}公益捐赠 | Giving in {} | 支持{}的公益项目。 | Support good causes in {}.
  {}献血预约 | Give blood in {} | 预约在{}献血。 | Book a time to give blood in {}.
  {}社区团购 | Group buying in {} | 和{}的邻居一起买。 | Buy together with neighbours in {}.
  {}社区活动 | What's on in {} | 报名{}的社区活动。 | Join what is on around you in {}.`)

const TRADES = pairs(`
  律师咨询 legal advice
  合同审查 contract review
  商标注册 trademark registration
  专利申请 patent applications
  公司注册 company formation
  代理记账 bookkeeping
  税务筹划 tax planning
  审计 auditing
  翻译 translation
  同声传译 interpreting
  打印复印 printing
  名片设计 business cards
  标志设计 logo design
  网站建设 websites
  小程序开发 mini programs
  域名注册 domain names
  云服务器 cloud servers
  招聘发布 job postings
  简历修改 résumé writing
  职业规划 career advice
  会议室租用 meeting rooms
  共享办公 co-working
  办公用品 office supplies
  企业培训 company training
  活动策划 event planning
  婚礼策划 wedding planning
  摄影跟拍 event photography
  殡葬服务 funeral services
  私家调解 mediation
  保安服务 security guards`)

const CONSULTING = acts(`
  {}在线咨询 | Ask online: {} | 在线提问，专业人士解答{}问题。 | Questions answered by people who know: {}.
  {}预约 | Appointments: {} | 预约{}的时间。 | Choose a time: {}.
  {}报价 | Quotes: {} | 几家同时为{}报价。 | Several offers at once: {}.
  {}进度查询 | Progress: {} | 查询{}办到哪一步了。 | See how far it has come: {}.
  {}案例 | Examples: {} | 看看{}的真实案例。 | See what was done for others: {}.
  {}服务评价 | Reviews: {} | 用过的人评价{}。 | What customers say: {}.`)

export const OTHER: readonly ServiceGroup[] = [
  { category: 'OTHER', things: SUBJECTS, acts: LEARNING },
  { category: 'OTHER', things: TRADES, acts: CONSULTING },
  { category: 'OTHER', things: CITIES, acts: NEIGHBOURS },
]
