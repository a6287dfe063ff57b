import type { AttestationKind } from '../../schema/gates.ts'

/** Somebody of the demo world. */
export interface DemoCharacter {
  handle: string
  displayName: string
  bio: string
  gender: 'FEMALE' | 'MALE'
  /** District they live in, six digits. */
  areaCode: string
  /** Credit score; null when they were never assessed. */
  credit: number | null
  /** What is attested about them, by whom. */
  claims: readonly { kind: AttestationKind; issuer: string }[]
  /** What the wallet is topped up with, in fen. */
  purseMinor: number
  /** Days since they opened their account. */
  accountAgeDays: number
}

const student = (school: string) => [{ kind: 'STUDENT' as const, issuer: school }]
const office = (employer: string) => [
  { kind: 'WHITE_COLLAR' as const, issuer: employer },
  { kind: 'OVER_18' as const, issuer: 'Public Security Bureau' },
]
const adult = [{ kind: 'OVER_18' as const, issuer: 'Public Security Bureau' }]

type Rest = Partial<Pick<DemoCharacter, 'credit' | 'claims' | 'purseMinor' | 'accountAgeDays'>>

const she = (handle: string, displayName: string, areaCode: string, bio: string, rest: Rest): DemoCharacter =>
  character('FEMALE', handle, displayName, areaCode, bio, rest)
const he = (handle: string, displayName: string, areaCode: string, bio: string, rest: Rest): DemoCharacter =>
  character('MALE', handle, displayName, areaCode, bio, rest)

function character(
  gender: DemoCharacter['gender'],
  handle: string,
  displayName: string,
  areaCode: string,
  bio: string,
  { credit = null, claims = adult, purseMinor = 20_000, accountAgeDays = 400 }: Rest,
): DemoCharacter {
  return { handle, displayName, bio, gender, areaCode, credit, claims, purseMinor, accountAgeDays }
}

/** Whoever the README, the explorer and the first screen talk about. */
export const LEADS: readonly DemoCharacter[] = [
  she(
    'mei',
    '林小梅 Mei',
    '310110',
    '新闻系大三。写食堂不肯承认的那些菜。 Third year of journalism, eats for the record.',
    {
      credit: 702,
      claims: student('Fudan University'),
      accountAgeDays: 730,
    },
  ),
  he(
    'wei',
    '周伟 Wei',
    '310104',
    '后端工程师，早饭是美式和生煎。 Backend engineer; breakfast is coffee and shengjian.',
    {
      credit: 750,
      claims: office('Xuhui Software Park'),
      purseMinor: 88_800,
      accountAgeDays: 1_900,
    },
  ),
  he('jun', '李俊 Jun', '310104', '周末在山上，周一在腿疼。 Hills on Sunday, sore legs on Monday.', {
    credit: 751,
    claims: office('Shanghai Metro Design Institute'),
    purseMinor: 66_600,
    accountAgeDays: 2_100,
  }),
  she('lin', '林岚 Lin', '330106', '山溪户外创始人。自己睡过的帐篷才敢卖。 I sell only tents I have slept in.', {
    credit: 768,
    claims: office('Ridge & River Outfitters'),
    purseMinor: 2_000_000,
    accountAgeDays: 2_400,
  }),
]

/** Members of staff: they act for the platform, with scopes. */
export const STAFF: readonly (DemoCharacter & { scopes: readonly string[] })[] = [
  {
    ...she(
      'registrar',
      '登记处 Registrar',
      '310101',
      '核实身份、学籍与商户。 Checks papers, so that others need not.',
      {
        credit: 800,
        accountAgeDays: 3_000,
      },
    ),
    scopes: [
      'attestations:issue',
      'users:pii',
      'merchants:review',
      'merchants:read',
      'credit:write',
      'credit:gate',
      'payments:read',
      'ads:read',
    ],
  },
  {
    ...she('anning', '安宁 An Ning', '310106', '生活圈编辑。 Editor of Life Circle; keeps the doors and the tone.', {
      credit: 781,
      accountAgeDays: 2_800,
    }),
    scopes: [],
  },
]

/** Everybody else who has a name and a voice. */
export const NEIGHBOURS: readonly DemoCharacter[] = [
  she('yuan', '袁媛', '310110', '同济建筑，模型做到天亮。 Builds small houses all night.', {
    credit: 688,
    claims: student('Tongji University'),
    accountAgeDays: 600,
  }),
  she('xiaoyu', '小雨 Xiaoyu', '330106', '浙大植物园常驻人口。 Botany; talks to ferns.', {
    credit: 671,
    claims: student('Zhejiang University'),
    accountAgeDays: 500,
  }),
  she('siqi', '思琪', '510107', '川大，火锅和论文只能选一个，选火锅。 Chose hotpot over the thesis.', {
    credit: 640,
    claims: student('Sichuan University'),
    accountAgeDays: 420,
  }),
  she('ruoxi', '若曦 Ruoxi', '320106', '南大天文，白天补觉。 Astronomy, sleeps by day.', {
    credit: 712,
    claims: student('Nanjing University'),
    accountAgeDays: 810,
  }),
  she(
    'tingting',
    '婷婷',
    '420111',
    '武大樱花志愿者，其余季节无业。 Cherry-blossom volunteer, unemployed in other seasons.',
    {
      credit: 655,
      claims: student('Wuhan University'),
      accountAgeDays: 380,
    },
  ),
  she('jiayi', '佳一 Jiayi', '110108', '北大中文，手写信爱好者。 Literature; answers letters by hand.', {
    credit: 698,
    claims: student('Peking University'),
    accountAgeDays: 640,
  }),
  he('haoran', '浩然', '310112', '交大机械，棒球队替补投手。 Relief pitcher, mostly relieved.', {
    credit: 655,
    claims: student('Shanghai Jiao Tong University'),
    accountAgeDays: 450,
  }),
  he('zihan', '子涵 Zihan', '110108', '清华，骑车上课从不迟到（两次除外）。 Cycles to class, late only twice.', {
    credit: 720,
    claims: student('Tsinghua University'),
    accountAgeDays: 560,
  }),
  she('yan', '严律师 Yan', '310115', '陆家嘴律师，合同读到最后一页。 Lawyer; reads to the last page.', {
    credit: 812,
    claims: office('Pudong Law Chambers'),
    purseMinor: 120_000,
    accountAgeDays: 2_600,
  }),
  she('shuang', '双双 Shuang', '330108', '滨江产品经理，需求已冻结，人也是。 Product manager. Scope frozen, so am I.', {
    credit: 744,
    claims: office('Binjiang Internet Park'),
    purseMinor: 60_000,
    accountAgeDays: 1_500,
  }),
  she('fei', '阿菲 Fei', '440106', '会计，月底失联。 Accountant, unreachable at month end.', {
    credit: 776,
    claims: office('Tianhe Accounting'),
    purseMinor: 70_000,
    accountAgeDays: 1_700,
  }),
  she(
    'cindy',
    '辛迪 Cindy',
    '440305',
    '前海人事，最擅长的题目是“你还有什么想问的”。 HR; my best question is the last one.',
    {
      credit: 733,
      claims: office('Qianhai Talent'),
      accountAgeDays: 1_300,
    },
  ),
  she('muqing', '木青', '510104', '建筑师，甲方说再看看第一版。 Architect. They liked version one after all.', {
    credit: 759,
    claims: office('Jinjiang Design Studio'),
    purseMinor: 50_000,
    accountAgeDays: 1_600,
  }),
  he('peng', '彭博 Peng', '310106', '咨询顾问，住在高铁上。 Consultant, resident of the high-speed rail.', {
    credit: 790,
    claims: office("Jing'an Consulting"),
    purseMinor: 150_000,
    accountAgeDays: 2_300,
  }),
  he('kai', '凯哥 Kai', '440304', '福田工程监理，爱钓鱼不爱鱼。 Site supervisor; loves fishing, not fish.', {
    credit: 760,
    claims: office('Futian Construction Supervision'),
    purseMinor: 40_000,
    accountAgeDays: 1_900,
  }),
  she(
    'popo',
    '赵婆婆 Grandma Zhao',
    '510105',
    '七十三岁，泡菜坛子比你大。 Seventy-three. My pickle jar is older than you.',
    {
      credit: 820,
      accountAgeDays: 1_200,
    },
  ),
  he('luo', '罗师傅 Chef Luo', '440104', '早茶点心三十年，退休不退火。 Thirty years of dim sum; retired, still hot.', {
    credit: 785,
    purseMinor: 30_000,
    accountAgeDays: 1_100,
  }),
  she('qiao', '乔麦 Qiao', '510104', '玉林路烘豆子的人，每晚八点开播。 Roaster on Yulin Road, on air at eight.', {
    credit: 741,
    purseMinor: 40_000,
    accountAgeDays: 1_400,
  }),
  he('dou', '豆子 Dou', '310104', '武康路咖啡师，拉花只会树叶。 Barista; every latte is a leaf.', {
    credit: 690,
    accountAgeDays: 900,
  }),
  she('meng', '孟醒 Meng', '310105', '侍酒师，最近迷上黄酒。 Sommelier, lately faithless with huangjiu.', {
    credit: 770,
    purseMinor: 60_000,
    accountAgeDays: 1_800,
  }),
  he('shan', '山哥 Shan', '500103', '重庆人，爬坡不算徒步。 From Chongqing, where stairs do not count as hiking.', {
    credit: 728,
    accountAgeDays: 1_000,
  }),
  she('yeying', '阿May 野营', '440111', '带娃露营，装备比人多。 Camps with two kids and nine bags.', {
    credit: 736,
    purseMinor: 50_000,
    accountAgeDays: 1_250,
  }),
  he('bang', '小棒教练', '110105', '少儿棒球教练，最怕“教练我手套呢”。 Youth baseball; guardian of lost gloves.', {
    credit: 715,
    accountAgeDays: 950,
  }),
  she('leilei', '垒垒', '440305', '二垒手，双杀比恋爱顺利。 Second base. My double plays work out.', {
    credit: 682,
    accountAgeDays: 700,
  }),
  he('qian', '老钱 Old Qian', '420106', '东湖钓手，钓的是清静。 Fishes East Lake for the quiet.', {
    credit: 803,
    purseMinor: 80_000,
    accountAgeDays: 2_000,
  }),
  he(
    'lun',
    '阿轮 Lun',
    '510107',
    '环过三次青海湖，还没环够。 Three times round Qinghai Lake, still not round enough.',
    {
      credit: 724,
      accountAgeDays: 1_150,
    },
  ),
  she('feng', '追风 Feng', '350203', '环岛路每天四十公里。 Forty kilometres of island road before work.', {
    credit: 731,
    accountAgeDays: 880,
  }),
  she('yuhan', '羽涵 Yuhan', '320105', '羽毛球双打求搭档，我前你后。 Seeks doubles partner: I take the net.', {
    credit: 709,
    accountAgeDays: 640,
  }),
  he('coachma', '马教练', '610113', '跑步教练，口头禅“再慢一点”。 Running coach. Slower, please.', {
    credit: 747,
    accountAgeDays: 1_450,
  }),
  she('dai', '黛 Dai', '110101', '胡同摄影，光线比人守时。 Photographs hutongs; light is the only punctual guest.', {
    credit: 718,
    accountAgeDays: 1_350,
  }),
  she('nan', '楠楠护士', '610104', '急诊夜班，咖啡因研究者。 Night shift nurse, field researcher in caffeine.', {
    credit: 766,
    purseMinor: 30_000,
    accountAgeDays: 1_050,
  }),
  he('teacher_gu', '顾老师', '320508', '退休语文老师，评论区改错别字。 Retired teacher; corrects comments in red.', {
    credit: 833,
    purseMinor: 60_000,
    accountAgeDays: 2_700,
  }),
  he('bowen', '博文兽医', '330105', '兽医，朋友圈一半是病人。 Vet; half my contacts are patients.', {
    credit: 752,
    accountAgeDays: 1_600,
  }),
  she('xulin', '许林书店', '320508', '平江路开书店，猫是店长。 Bookshop on Pingjiang Road; the cat is in charge.', {
    credit: 739,
    purseMinor: 35_000,
    accountAgeDays: 1_750,
  }),
  she('tang', '糖糖 Tang', '440105', '插画师，甲方要五彩斑斓的黑。 Illustrator of colourful black.', {
    credit: 701,
    accountAgeDays: 820,
  }),
]

export const EVERYBODY: readonly DemoCharacter[] = [...STAFF, ...LEADS, ...NEIGHBOURS]

/** Which circles of people know each other; within one, everybody follows everybody. */
export const FRIENDS: readonly (readonly string[])[] = [
  ['mei', 'yuan', 'xiaoyu', 'siqi', 'ruoxi', 'tingting', 'jiayi'],
  ['haoran', 'zihan', 'bang', 'leilei', 'mei'],
  ['yan', 'shuang', 'fei', 'cindy', 'muqing', 'lin'],
  ['wei', 'jun', 'dou', 'peng', 'yan'],
  ['lin', 'shan', 'yeying', 'jun', 'lun', 'feng'],
  ['popo', 'luo', 'siqi', 'qiao', 'muqing'],
  ['qian', 'kai', 'teacher_gu', 'bowen'],
  ['dai', 'tang', 'xulin', 'teacher_gu', 'meng'],
  ['yuhan', 'coachma', 'nan', 'feng'],
]

/** Whom many follow: these hear from people who do not hear from them. */
export const ADMIRED: readonly { handle: string; by: readonly string[] }[] = [
  { handle: 'mei', by: ['wei', 'jun', 'teacher_gu', 'luo', 'dai', 'nan', 'qiao'] },
  { handle: 'lin', by: ['wei', 'mei', 'peng', 'kai', 'nan', 'coachma', 'zihan', 'bowen'] },
  { handle: 'qiao', by: ['wei', 'dou', 'nan', 'tang', 'shuang', 'xiaoyu', 'meng', 'xulin'] },
  { handle: 'popo', by: ['wei', 'mei', 'fei', 'cindy', 'tingting', 'ruoxi', 'xulin'] },
  { handle: 'teacher_gu', by: ['jiayi', 'mei', 'yan', 'popo'] },
  { handle: 'anning', by: ['mei', 'yan', 'jiayi', 'shuang', 'wei', 'jun'] },
]
