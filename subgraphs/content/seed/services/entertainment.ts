import { CITIES } from './cities.ts'
import { acts, pairs, type ServiceGroup } from './words.ts'

const SHOWS = pairs(`
  话剧 plays
  音乐剧 musicals
  京剧 Peking opera
  昆曲 Kunqu opera
  越剧 Yue opera
  相声 crosstalk
  脱口秀 stand-up comedy
  演唱会 pop concerts
  音乐节 music festivals
  交响乐 symphony concerts
  民乐 Chinese folk music
  爵士乐 jazz
  芭蕾 ballet
  现代舞 modern dance
  杂技 acrobatics
  魔术 magic shows
  木偶戏 puppet shows
  儿童剧 children's theatre
  马戏 circus
  开放麦 open mic nights
  电影首映 film premieres
  纪录片 documentaries
  动画片 animated films
  艺术展 art exhibitions
  摄影展 photography exhibitions
  车展 motor shows
  书展 book fairs
  漫展 comic fairs
  灯会 lantern festivals
  花展 flower shows`)

const TICKETS = acts(`
  {}购票 | Tickets for {} | 选座购买{}的票。 | Choose seats and buy tickets for {}.
  {}日历 | Calendar of {} | 近期{}一览。 | What is on soon: {}.
  {}开票提醒 | Sale alerts for {} | {}开票时提醒您。 | Be told when tickets for {} go on sale.
  {}转票 | Resale of {} tickets | 不能去了，把{}的票转给别人。 | Cannot go? Pass on your tickets for {}.
  {}评分 | Ratings of {} | 看过的人给{}打分。 | How people rated {}.
  {}会员 | Membership for {} | 优先购买{}的票。 | Buy tickets for {} before others.
  {}周边 | Merchandise of {} | 购买{}的纪念品。 | Souvenirs of {}.
  {}志愿者 | Volunteer at {} | 报名做{}的志愿者。 | Help at {} as a volunteer.`)

const PASTIMES = pairs(`
  密室逃脱 escape rooms
  剧本杀 murder mystery games
  桌游 board games
  棋牌室 chess and card rooms
  KTV karaoke
  电竞馆 e-sports halls
  网吧 internet cafés
  台球 billiards
  保龄球 bowling
  卡丁车 go-karting
  射击馆 shooting ranges
  蹦床 trampoline parks
  室内滑雪 indoor skiing
  水上乐园 water parks
  游乐园 amusement parks
  动物园 zoos
  海洋馆 aquariums
  植物园 botanical gardens
  科技馆 science museums
  博物馆 museums
  美术馆 art museums
  图书馆 libraries
  书店 bookshops
  陶艺 pottery
  绘画 painting
  书法 calligraphy
  摄影 photography
  乐器 musical instruments
  烘焙 baking
  插花 flower arranging
  露营 camping
  野餐 picnics
  采摘园 pick-your-own farms
  农家乐 farm stays
  温泉 hot springs
  足浴 foot massage
  酒吧 bars
  宠物咖啡 pet cafés
  亲子乐园 playgrounds
  观星 stargazing`)

const OUTINGS = acts(`
  {}门票 | Admission: {} | 提前购买{}门票，扫码入场。 | Buy admission ahead and enter by code: {}.
  {}预订 | Book: {} | 预订{}的时间和人数。 | Book time and number of people: {}.
  {}推荐 | Best of: {} | 附近最受欢迎的{}。 | The most popular near you: {}.
  {}拼团 | Go together: {} | 找人一起去{}，分摊费用。 | Find others and share the cost: {}.
  {}体验课 | Try it: {} | 报名{}体验课。 | Join an introduction: {}.
  {}攻略 | Guide: {} | 第一次去{}？先看攻略。 | First time? Read the guide: {}.
  {}年卡 | Annual pass: {} | 一张年卡，全年畅玩{}。 | One pass for the whole year: {}.`)

const TRIPS = acts(`
  {}景点门票 | Sights of {} | 购买{}各大景点的门票。 | Tickets to the sights of {}.
  {}一日游 | Day trips in {} | 跟团或自由行，玩转{}。 | Day trips in and around {}.
  {}酒店预订 | Hotels in {} | 比较并预订{}的酒店。 | Compare and book hotels in {}.
  {}民宿预订 | Guesthouses in {} | 预订{}有特色的民宿。 | Guesthouses with character in {}.
  {}语音导览 | Audio guide to {} | 边走边听{}的故事。 | Listen to the stories of {} on your walk.
  {}美食地图 | Food map of {} | 本地人推荐的{}美食。 | What locals eat in {}.
  {}电影院 | Cinemas in {} | {}影院排片和选座。 | Showtimes and seats in {}.
  {}旅游年卡 | {} tourist pass | 一卡通游{}。 | One card for all of {}.`)

export const ENTERTAINMENT: readonly ServiceGroup[] = [
  { category: 'ENTERTAINMENT', things: SHOWS, acts: TICKETS },
  { category: 'ENTERTAINMENT', things: PASTIMES, acts: OUTINGS },
  { category: 'ENTERTAINMENT', things: CITIES, acts: TRIPS },
]
