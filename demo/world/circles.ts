/** A community of the demo world, owned by the editor unless somebody else founded it. */
export interface DemoCommunity {
  slug: string
  name: string
  description: string
  kind: 'INTEREST' | 'LIFE_CIRCLE'
  /** Who founded it. */
  owner: string
  /** Slug of the community it is a division of. */
  parent?: string
  /** Slugs of topics it is about. */
  topics: readonly string[]
  /** Gates that are not open, in the gate language. */
  gates?: { post?: string; comment?: string }
  members: readonly string[]
  groups: readonly DemoGroup[]
}

/** People of a community who meet in one district. */
export interface DemoGroup {
  name: string
  areaCode: string
  /** Who sets up its activities; made a host of the community, unless they own it. */
  host: string
  members: readonly string[]
  activities: readonly DemoActivity[]
}

export interface DemoActivity {
  title: string
  description: string
  /** Days from the day the world was made, and the hour in China Standard Time. */
  inDays: number
  hour: number
  place: string
  capacity: number | null
  /** Who answers, in this order: who comes after the last seat waits. All are members of the group. */
  answers: readonly string[]
}

const EDITOR = 'anning'

/**
 * Life Circle and its divisions. Who posts and comments is a rule over attested facts; everybody may look, like and tip.
 * The limit is strict: a credit of 750 is not over 750.
 */
const LIFE_CIRCLES: readonly DemoCommunity[] = [
  {
    slug: 'life-circle',
    name: '生活圈 Life Circle',
    description: '不同生活里的人，写给所有人看。 People in one walk of life write; everybody reads.',
    kind: 'LIFE_CIRCLE',
    owner: EDITOR,
    topics: [],
    members: ['mei', 'wei', 'jun', 'yan', 'jiayi', 'teacher_gu', 'peng'],
    groups: [],
  },
  {
    slug: 'campus-journal',
    name: '校园日记 Campus Journal',
    description: '在读女生写校园里的一天。 A day at university, written by the women who study there.',
    kind: 'LIFE_CIRCLE',
    owner: EDITOR,
    parent: 'life-circle',
    topics: [],
    gates: { post: 'attestation STUDENT and gender FEMALE', comment: 'gender FEMALE or credit > 750' },
    members: [
      ...['mei', 'yuan', 'xiaoyu', 'siqi', 'ruoxi', 'tingting', 'jiayi', 'wei', 'jun', 'haoran', 'zihan'],
      ...['teacher_gu', 'peng', 'popo', 'dai', 'nan'],
    ],
    groups: [],
  },
  {
    slug: 'white-collar-journal',
    name: '白领日记 White Collar Journal',
    description: '写字楼里的女人写工作与生活。 Office life, written by the women who live it.',
    kind: 'LIFE_CIRCLE',
    owner: EDITOR,
    parent: 'life-circle',
    topics: [],
    gates: { post: 'attestation WHITE_COLLAR and gender FEMALE', comment: 'gender FEMALE or credit > 750' },
    members: ['yan', 'shuang', 'fei', 'cindy', 'muqing', 'lin', 'wei', 'jun', 'peng', 'kai', 'mei', 'qian', 'tang'],
    groups: [],
  },
]

/** The ten interests. */
const INTERESTS: readonly DemoCommunity[] = [
  {
    slug: 'cooking',
    name: '下厨 Cooking',
    description: '家常菜，失败也发。 Home cooking, failures included.',
    kind: 'INTEREST',
    owner: 'popo',
    topics: ['cooking'],
    members: ['luo', 'siqi', 'mei', 'fei', 'muqing', 'nan', 'wei', 'tang', 'qian'],
    groups: [
      {
        name: '成都灶台 Chengdu Stove',
        areaCode: '510105',
        host: 'popo',
        members: ['popo', 'siqi', 'muqing', 'qiao', 'lun'],
        activities: [
          {
            title: '婆婆教你起一坛泡菜 Start a pickle jar with Grandma Zhao',
            description: '自带坛子，别带话多的男朋友。 Bring a jar.',
            inDays: 5,
            hour: 10,
            place: '青羊区文翁路 12 号院',
            capacity: 4,
            answers: ['siqi', 'muqing', 'qiao', 'lun', 'popo'],
          },
        ],
      },
    ],
  },
  {
    slug: 'outdoor',
    name: '户外 Outdoor',
    description: '出门就对了。 Whatever the question, outside is the answer.',
    kind: 'INTEREST',
    owner: 'lin',
    topics: ['outdoor'],
    members: ['shan', 'yeying', 'jun', 'lun', 'feng', 'xiaoyu', 'dai', 'coachma'],
    groups: [],
  },
  {
    slug: 'sports',
    name: '运动 Sports',
    description: '约球、约跑、约按摩。 Find a partner, a pace, a physio.',
    kind: 'INTEREST',
    owner: 'coachma',
    topics: ['sports'],
    members: ['yuhan', 'nan', 'feng', 'haoran', 'zihan', 'jun', 'ruoxi'],
    groups: [
      {
        name: '建邺羽毛球 Jianye Badminton',
        areaCode: '320105',
        host: 'yuhan',
        members: ['yuhan', 'ruoxi', 'coachma'],
        activities: [
          {
            title: '双打循环赛 Doubles round robin',
            description: '水平不限，嗓门要大。 All levels; be loud.',
            inDays: 8,
            hour: 19,
            place: '建邺体育中心 3 号馆',
            capacity: 16,
            answers: ['yuhan', 'ruoxi'],
          },
        ],
      },
    ],
  },
  {
    slug: 'coffee',
    name: '咖啡 Coffee',
    description: '手冲参数、豆单与失眠。 Recipes, beans and insomnia.',
    kind: 'INTEREST',
    owner: 'qiao',
    topics: ['coffee'],
    members: ['dou', 'wei', 'nan', 'shuang', 'tang', 'mei', 'peng', 'xulin', 'yan'],
    groups: [
      {
        name: '徐汇杯测 Xuhui Cupping',
        areaCode: '310104',
        host: 'dou',
        members: ['dou', 'wei', 'jun', 'mei', 'yan', 'peng', 'meng'],
        activities: [
          {
            title: '周六盲测：云南日晒 Saturday blind cupping: Yunnan naturals',
            description: '六支豆子，一个答案，没有标准答案。 Six beans, no right answer.',
            inDays: 4,
            hour: 14,
            place: '武康路 378 弄后院',
            capacity: 4,
            answers: ['dou', 'mei', 'yan', 'peng', 'wei', 'jun'],
          },
          {
            title: '拉花练习日 Latte art practice',
            description: '豆子只教树叶。 Leaves only.',
            inDays: 18,
            hour: 10,
            place: '武康路 378 弄后院',
            capacity: 8,
            answers: ['wei', 'meng'],
          },
        ],
      },
    ],
  },
  {
    slug: 'wine',
    name: '酒 Wine',
    description: '小口喝，大声聊。 Small sips, long talks.',
    kind: 'INTEREST',
    owner: 'meng',
    topics: ['wine'],
    members: ['yan', 'peng', 'dai', 'xulin', 'luo', 'qian', 'teacher_gu'],
    groups: [],
  },
  {
    slug: 'camping',
    name: '露营 Camping',
    description: '帐篷、炉头和下雨。 Tents, stoves and rain.',
    kind: 'INTEREST',
    owner: 'yeying',
    topics: ['camping', 'outdoor'],
    members: ['lin', 'shan', 'jun', 'wei', 'xiaoyu', 'bowen', 'tang', 'kai'],
    groups: [
      {
        name: '西湖露营 West Lake Campers',
        areaCode: '330106',
        host: 'lin',
        members: ['lin', 'xiaoyu', 'bowen', 'shuang', 'yeying', 'wei'],
        activities: [
          {
            title: '龙坞茶山过夜 A night in the Longwu tea hills',
            description: '帐篷可借，咖啡自理。 Tents to borrow; bring your own coffee.',
            inDays: 12,
            hour: 16,
            place: '龙坞茶镇营地 B 区',
            capacity: 12,
            answers: ['lin', 'xiaoyu', 'bowen', 'shuang', 'wei'],
          },
        ],
      },
    ],
  },
  {
    slug: 'baseball',
    name: '棒球 Baseball',
    description: '九个人才打得起来，先来五个。 It takes nine; start with five.',
    kind: 'INTEREST',
    owner: 'bang',
    topics: ['baseball', 'sports'],
    members: ['haoran', 'leilei', 'zihan', 'mei', 'dou'],
    groups: [
      {
        name: '朝阳周日联赛 Chaoyang Sunday League',
        areaCode: '110105',
        host: 'bang',
        members: ['bang', 'zihan', 'jiayi', 'dai'],
        activities: [
          {
            title: '慢投垒球体验 Slow-pitch for beginners',
            description: '手套备好，勇气自带。 Gloves provided, courage not.',
            inDays: 6,
            hour: 9,
            place: '朝阳公园棒球场',
            capacity: 18,
            answers: ['zihan', 'jiayi', 'dai'],
          },
        ],
      },
    ],
  },
  {
    slug: 'hiking',
    name: '徒步 Hiking',
    description: '慢慢走，拍拍照，等等人。 Walk slowly, wait for the last one.',
    kind: 'INTEREST',
    owner: 'jun',
    topics: ['hiking', 'outdoor'],
    members: ['shan', 'lin', 'wei', 'peng', 'coachma', 'teacher_gu', 'muqing', 'nan', 'xiaoyu'],
    groups: [
      {
        name: '徐汇徒步 Xuhui Hikers',
        areaCode: '310104',
        host: 'jun',
        members: ['jun', 'wei', 'peng', 'mei', 'dou', 'yan'],
        activities: [
          {
            title: '天目山日出线 Sunrise over Tianmu',
            description: '凌晨四点集合，迟到的背锅（真的锅）。 Latecomers carry the pot.',
            inDays: 9,
            hour: 4,
            place: '漕宝路地铁站 2 号口',
            capacity: 3,
            answers: ['jun', 'peng', 'mei', 'wei', 'dou'],
          },
          {
            title: '苏州河步行 12 公里 Twelve kilometres of Suzhou Creek',
            description: '平路，慢走，吃五顿。 Flat, slow, five meals.',
            inDays: 30,
            hour: 9,
            place: '外白渡桥南',
            capacity: null,
            answers: ['jun', 'wei', 'yan', 'mei'],
          },
        ],
      },
    ],
  },
  {
    slug: 'fishing',
    name: '钓鱼 Fishing',
    description: '空军不丢人。 No fish, no shame.',
    kind: 'INTEREST',
    owner: 'qian',
    topics: ['fishing', 'outdoor'],
    members: ['kai', 'teacher_gu', 'bowen', 'shan'],
    groups: [],
  },
  {
    slug: 'cycling',
    name: '骑行 Cycling',
    description: '路线、爆胎和补给。 Routes, punctures and snacks.',
    kind: 'INTEREST',
    owner: 'lun',
    topics: ['cycling', 'sports'],
    members: ['feng', 'zihan', 'jun', 'coachma', 'kai', 'ruoxi', 'wei'],
    groups: [
      {
        name: '环岛早骑 Island Dawn Riders',
        areaCode: '350203',
        host: 'feng',
        members: ['feng', 'lun', 'kai'],
        activities: [
          {
            title: '环岛路日出 40 公里 Island road at sunrise, 40 km',
            description: '不掉队，掉队有沙茶面等你。 No one is dropped before the noodles.',
            inDays: 3,
            hour: 5,
            place: '白城沙滩',
            capacity: 20,
            answers: ['feng', 'lun', 'kai'],
          },
        ],
      },
    ],
  },
]

export const COMMUNITIES: readonly DemoCommunity[] = [...LIFE_CIRCLES, ...INTERESTS]
