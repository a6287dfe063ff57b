/** A live room of the demo world. */
export interface DemoRoom {
  key: string
  host: string
  /** Key of the life account it is broadcast under. */
  lifeAccount?: string
  title: string
  /** On air since so many minutes before the present; announced for so many hours after it; or over. */
  when: { liveForMinutes: number } | { inHours: number } | { endedHoursAgo: number; minutes: number }
  slowSeconds?: number
  likes: number
  watchers: readonly string[]
  pins: readonly { product: string; label: string; priceMinor: number }[]
  /** What happens in it, spread evenly over the time on air. */
  script: readonly DemoLine[]
}

/** Somebody says something, sends a gift by its name in the catalogue, or tips the room. */
export type DemoLine =
  | readonly [handle: string, text: string]
  | readonly [handle: string, gift: { gift: string; count?: number }]
  | readonly [handle: string, tip: { tipMinor: number; message?: string }]

const gift = (name: string, count = 1) => ({ gift: name, count })

export const ROOMS: readonly DemoRoom[] = [
  {
    key: 'roastery-first-crack',
    host: 'qiao',
    lifeAccount: 'roastery',
    title: '听一爆 Listening for first crack',
    when: { endedHoursAgo: 25, minutes: 40 },
    likes: 9,
    watchers: ['dou', 'nan', 'wei'],
    pins: [{ product: 'baoshan', label: '云南保山日晒 250 g', priceMinor: 6_800 }],
    script: [
      ['qiao', '先别说话，听。'],
      ['dou', '听见了，8 分 10 秒！'],
      ['qiao', '8 分 12 秒。差两秒，差两个风味。'],
      ['nan', gift('Jasmine Tea', 2)],
      ['wei', 'Smells through the screen.'],
    ],
  },
  {
    key: 'hutong-bench',
    host: 'dai',
    title: '五道营长椅聊天 A bench on Wudaoying',
    when: { liveForMinutes: 35 },
    slowSeconds: 10,
    likes: 12,
    watchers: ['teacher_gu', 'tang', 'xulin', 'jiayi', 'meng'],
    pins: [],
    script: [
      ['dai', '今天不拍，坐着。谁路过谁说两句。'],
      ['teacher_gu', '听见鸽哨了。'],
      ['tang', 'Can you turn a little to the left? The wall.'],
      ['xulin', gift('Melon Seeds', 5)],
      ['dai', '左边是一家卖糖葫芦的。'],
      ['jiayi', gift('Candied Hawthorn')],
      ['meng', '替我要一串山药的。'],
      ['teacher_gu', { tipMinor: 660, message: '请大家吃糖葫芦' }],
    ],
  },
  {
    key: 'ridge-tonight',
    host: 'lin',
    lifeAccount: 'ridge',
    title: '山溪户外直播：二分四十秒搭好一顶帐篷 A tent in 2:40',
    when: { liveForMinutes: 28 },
    likes: 24,
    watchers: ['wei', 'jun', 'mei', 'shan', 'yeying', 'xiaoyu', 'bowen', 'lun', 'feng', 'kai', 'peng', 'tang', 'dai'],
    pins: [
      { product: 'ridge-two', label: '山溪二号双人帐 Ridge Two', priceMinor: 89_900 },
      { product: 'stove', label: '防风炉头 Windproof stove', priceMinor: 23_900 },
      { product: 'pegs', label: '云母地钉八支 Eight pegs', priceMinor: 3_900 },
    ],
    script: [
      ['lin', '大家晚上好，秒表在桌上，谁来喊开始？ Who calls the start?'],
      ['wei', 'Stopwatch ready.'],
      ['jun', '三、二、一。'],
      ['yeying', '我家老大说他要当裁判。'],
      ['jun', gift('Rose', 9)],
      ['mei', '地钉是斜着打的吗？'],
      ['lin', '对，四十五度，绳子和地钉成直角。 Forty-five degrees, line square to the peg.'],
      ['shan', '重庆没有平地，怎么搭？'],
      ['lin', '头朝上坡，脚朝下坡，人别横着睡。'],
      ['peng', gift('Paper Lantern', 2)],
      ['wei', '2:38. I have it on film.'],
      ['kai', '二分三十八，比标书快。'],
      ['xiaoyu', '帐篷旁边那棵是什么？像是紫萁。'],
      ['lin', '你说是就是，浙大的说了算。'],
      ['bowen', gift('Mooncake')],
      ['wei', gift('Rose', 3)],
      ['wei', { tipMinor: 1_888, message: '秒表费' }],
      ['jun', { tipMinor: 888, message: '裁判费' }],
      ['feng', '炉头在海边用会灭吗？'],
      ['lin', '口径小的会。这只在嵛山岛试过，八级风。 Tested on an island in a gale.'],
      ['lun', gift('Lucky Carp')],
      ['yeying', '两个娃已经在客厅搭起来了，谢谢，今晚不用哄睡。'],
      ['mei', gift('Melon Seeds', 8)],
      ['tang', '画了一张，叫《二分三十八》。'],
      ['peng', { tipMinor: 2_800, message: '那张画我要' }],
      ['jun', gift('Silk Fan')],
      ['lin', '龙坞过夜还有八个位子，报名在露营社区。 Eight seats left for the night in the tea hills.'],
      ['wei', 'Signed up. Bringing coffee.'],
    ],
  },
  {
    key: 'roastery-tomorrow',
    host: 'qiao',
    lifeAccount: 'roastery',
    title: '明晚八点：三支保山对比 Three Baoshan lots, side by side',
    when: { inHours: 22 },
    likes: 0,
    watchers: [],
    pins: [{ product: 'baoshan', label: '云南保山日晒 250 g', priceMinor: 6_800 }],
    script: [],
  },
]
