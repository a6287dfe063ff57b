import type { DemoPost } from '../post.ts'

const post = (post: Omit<DemoPost, 'community'>): DemoPost => ({ community: 'white-collar-journal', ...post })

/** White Collar Journal: written by women who work in offices. */
export const WHITE_COLLAR: readonly DemoPost[] = [
  post({
    key: 'office-clause-17',
    author: 'yan',
    hoursAgo: 2,
    areaCode: '310115',
    likes: 23,
    body: '第十七条第三款写着“双方应友好相处”。我把它留下了，这份合同里只有它不用谈。\nClause 17.3 says the parties shall be friendly. I left it in. It was the only one nobody contested.',
    comments: [
      ['shuang', '可以加进我们的需求文档吗。'],
      ['peng', 'Billable friendliness. I like it.'],
    ],
    tips: [['peng', 1700, '第十七条']],
  }),
  post({
    key: 'office-scope-frozen',
    author: 'shuang',
    hoursAgo: 11,
    areaCode: '330108',
    pictures: 1,
    likes: 26,
    body: '需求冻结第一天，收到七个“不是新需求，就是顺手”。\nDay one of scope freeze: seven messages that are not new requirements, just quick things.',
    comments: [
      ['muqing', '甲方也这样，只是他们管它叫“感觉”。'],
      ['jun', '“顺手”两个字应该按字收费。'],
      ['cindy', 'Hiring someone for quick things. Full time.'],
    ],
    tips: [['jun', 700, '一个顺手一块钱']],
  }),
  post({
    key: 'office-month-end',
    author: 'fei',
    hoursAgo: 23,
    areaCode: '440106',
    likes: 16,
    body: '差了一分钱，找了四个小时。找到的时候，全组起立。\nOff by one cent for four hours. When we found it, the whole team stood up.',
    comments: [
      ['yan', '一分钱的尊严。'],
      ['kai', '工地差一毫米也是这个感觉。'],
    ],
    tips: [
      ['yan', 1, '就是这一分'],
      ['kai', 400],
    ],
  }),
  post({
    key: 'office-last-question',
    author: 'cindy',
    hoursAgo: 31,
    areaCode: '440305',
    likes: 19,
    body: '问候选人“你还有什么想问的”，他说：“你们这里，下班天还亮吗？”我想了很久。\nI asked if he had questions. He said: is it still light outside when you leave? I thought about it for a long time.',
    comments: [
      ['shuang', '夏天可以。'],
      ['mei', 'Saving this for my interviews.'],
    ],
  }),
  post({
    key: 'office-version-one',
    author: 'muqing',
    hoursAgo: 44,
    areaCode: '510104',
    pictures: 4,
    likes: 20,
    body: '第十四版被否，甲方拿出第一版说：“就要这种感觉。”文件名我没敢念。\nVersion fourteen was rejected in favour of version one. I did not read the file name aloud.',
    comments: [['tang', '五彩斑斓的黑向你问好。']],
    tips: [['lin', 888, '给十四位版本烈士']],
  }),
  post({
    key: 'office-founder-tent',
    author: 'lin',
    hoursAgo: 57,
    areaCode: '330106',
    pictures: 3,
    likes: 24,
    body: '公司第八年，第一次把帐篷搭进会议室开年会。投影仪比星星亮，但蚊子少。\nEighth year. We pitched a tent in the meeting room. The projector beats the stars, and no mosquitoes.',
    comments: [
      ['jun', 'Did it survive the fire inspection?'],
      ['yan', '租赁合同没禁止。我看过。'],
    ],
  }),
  post({
    key: 'office-lift-silence',
    author: 'yan',
    hoursAgo: 73,
    likes: 12,
    body: '三十八层电梯，早上没人说话，晚上大家都会说“辛苦了”。一天就这样被六个字夹住。\nNobody speaks in the lift going up. Coming down, everyone says: long day.',
  }),
  post({
    key: 'office-tax-poem',
    author: 'fei',
    hoursAgo: 102,
    likes: 10,
    body: '客户在发票备注里写了一句诗。系统提示：备注字数超限。我替他存了下来。\nA client wrote a line of poetry into an invoice note. Too long, said the system. I kept it.',
    comments: [['jiayi', '哪一句？求转寄。']],
  }),
]
