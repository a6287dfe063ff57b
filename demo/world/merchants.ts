/** A business of the demo world, with the life account that speaks for it. */
export interface DemoMerchant {
  /** Key of its life account. */
  key: string
  owner: string
  name: string
  description: string
  size: 'MICRO' | 'SMALL' | 'MEDIUM' | 'LARGE'
  lifeAccount: { name: string; bio: string; followers: readonly string[] }
  campaigns: readonly DemoCampaign[]
  products: readonly DemoProduct[]
}

/** Something a business sells. */
export interface DemoProduct {
  /** What rooms that show it call it. */
  key: string
  title: string
  priceMinor: number
  stock: number
  /** Who has bought one tonight. */
  buyers: readonly string[]
}

export interface DemoCampaign {
  key: string
  name: string
  headline: string
  /** What it promotes: a post or a live room, by key. */
  promotes: { post: string } | { room: string }
  dailyBudgetMinor: number
  bidMinor: number
}

export const MERCHANTS: readonly DemoMerchant[] = [
  {
    key: 'ridge',
    owner: 'lin',
    name: '山溪户外 Ridge & River Outfitters',
    description: '双人帐、炉头与防雨的一切。杭州龙坞实测。 Tents, stoves and rain gear, tested in the Longwu hills.',
    size: 'SMALL',
    lifeAccount: {
      name: '山溪户外 Ridge & River',
      bio: '自己睡过的帐篷才敢卖。每周三、周六晚八点直播。 Live on Wednesdays and Saturdays at eight.',
      followers: [
        ...['wei', 'jun', 'mei', 'shan', 'yeying', 'xiaoyu', 'bowen', 'lun', 'feng', 'kai', 'peng', 'coachma'],
        ...['tang', 'dai', 'zihan', 'luo', 'muqing'],
      ],
    },
    campaigns: [
      {
        key: 'ridge-live',
        name: '今晚直播 Tonight live',
        headline: '现场搭帐：二分四十秒 Pitched live in 2:40',
        promotes: { room: 'ridge-tonight' },
        dailyBudgetMinor: 50_000,
        bidMinor: 320,
      },
      {
        key: 'ridge-spring',
        name: '山溪二号 Ridge Two launch',
        headline: '一点九公斤，三晚雨 1.9 kg, three nights of rain',
        promotes: { post: 'ridge-spring-tent' },
        dailyBudgetMinor: 30_000,
        bidMinor: 180,
      },
    ],
    products: [
      { key: 'mat', title: '蛋壳防潮垫 Egg-crate mat', priceMinor: 12_900, stock: 120, buyers: [] },
      { key: 'bowl', title: '一只钛碗 One titanium bowl', priceMinor: 8_900, stock: 60, buyers: ['fei', 'meng'] },
      { key: 'lamp', title: '帐内灯，暖光 Tent lamp, warm', priceMinor: 6_900, stock: 200, buyers: ['kai'] },
      { key: 'stove', title: '防风炉头 Windproof stove', priceMinor: 23_900, stock: 40, buyers: ['yan', 'peng'] },
      {
        ...{ key: 'pegs', title: '云母地钉八支 Eight pegs', priceMinor: 3_900, stock: 300 },
        buyers: ['qian', 'yeying', 'bowen', 'luo', 'zihan'],
      },
      { key: 'ridge-two', title: '山溪二号双人帐 Ridge Two', priceMinor: 89_900, stock: 25, buyers: [] },
    ],
  },
  {
    key: 'roastery',
    owner: 'qiao',
    name: '玉林路烘焙所 Yulin Road Roastery',
    description: '云南豆子，当天烘，当天寄。 Yunnan beans, roasted and posted on the same day.',
    size: 'MICRO',
    lifeAccount: {
      name: '玉林路烘焙所 Yulin Road Roastery',
      bio: '云南豆子，当天烘。 Yunnan beans, roasted today.',
      followers: ['wei', 'dou', 'nan', 'tang', 'shuang', 'mei', 'meng', 'xulin', 'yan', 'peng', 'muqing', 'siqi'],
    },
    campaigns: [
      {
        key: 'roastery-notes',
        name: '保山日晒 Baoshan natural',
        headline: '像外婆家的米酒 Like grandmother’s rice wine',
        promotes: { post: 'roastery-yulin-notes' },
        dailyBudgetMinor: 10_000,
        bidMinor: 150,
      },
    ],
    products: [
      { key: 'baoshan', title: '云南保山日晒 250 g', priceMinor: 6_800, stock: 80, buyers: ['shuang', 'xulin'] },
      { key: 'house', title: '拼配意式 House blend 500 g', priceMinor: 9_800, stock: 50, buyers: ['yan'] },
    ],
  },
]
