import { acts, pairs, type ServiceGroup } from './words.ts'

const HOME = pairs(`
  日常保洁 home cleaning
  深度保洁 deep cleaning
  开荒保洁 post-renovation cleaning
  擦玻璃 window cleaning
  地毯清洗 carpet cleaning
  沙发清洗 sofa cleaning
  窗帘清洗 curtain cleaning
  空调清洗 air conditioner cleaning
  油烟机清洗 range hood cleaning
  洗衣机清洗 washing machine cleaning
  冰箱清洗 refrigerator cleaning
  热水器清洗 water heater cleaning
  空调维修 air conditioner repair
  冰箱维修 refrigerator repair
  电视维修 television repair
  洗衣机维修 washing machine repair
  手机维修 phone repair
  电脑维修 computer repair
  水管维修 plumbing
  电路维修 electrical repair
  管道疏通 drain unblocking
  开锁换锁 locksmith
  防水补漏 leak repair
  墙面粉刷 wall painting
  家具安装 furniture assembly
  灯具安装 lamp fitting
  净水器安装 water filter fitting
  搬家 house moving
  除虫灭鼠 pest control
  甲醛检测 formaldehyde testing
  收纳整理 home organising
  月嫂 postnatal care
  育儿嫂 nanny
  养老护理 elderly care
  住家保姆 live-in help
  做饭阿姨 home cook
  洗衣 laundry
  洗鞋 shoe cleaning
  修鞋 shoe repair
  改衣 tailoring
  绿植养护 plant care
  宠物寄养 pet boarding
  宠物洗护 pet grooming
  宠物医院 pet clinic
  上门喂猫 cat sitting
  遛狗 dog walking
  洗车 car wash
  汽车保养 car maintenance
  汽车维修 car repair
  道路救援 roadside assistance
  废品回收 scrap collection
  旧衣回收 old clothes collection
  旧家电回收 old appliance collection
  快递 parcel delivery
  同城跑腿 errands
  鲜花配送 flower delivery
  生鲜配送 grocery delivery
  送水 water delivery
  美发 hairdressing
  美甲 nail care`)

const HIRING = acts(`
  {}预约 | {} booking | 选时间，在线预约{}。 | Choose a time and book {}.
  {}报价 | {} quotes | 描述需求，几家同时为{}报价。 | Say what you need and compare offers for {}.
  {}附近门店 | {} near you | 查找附近的{}门店。 | Find {} close by.
  {}优惠券 | {} coupons | 领取{}的优惠券。 | Coupons for {}.
  {}评价 | {} reviews | 看看邻居对{}的评价。 | What neighbours say about {}.
  {}包年套餐 | {} by the year | 按年购买{}，更省钱。 | Buy {} for a year and save.
  {}售后 | {} after-sales care | 对{}不满意，在线申请返工或退款。 | Not happy with {}? Ask for a redo or a refund.
  {}发票 | {} invoices | 为{}开具电子发票。 | An electronic invoice for {}.`)

const FOOD = pairs(`
  火锅 hotpot
  川菜 Sichuan food
  粤菜 Cantonese food
  湘菜 Hunan food
  江浙菜 Jiangnan food
  东北菜 Northeastern food
  西北菜 Northwestern food
  云南菜 Yunnan food
  新疆菜 Xinjiang food
  海鲜 seafood
  烧烤 barbecue
  烤鸭 roast duck
  小龙虾 crayfish
  面馆 noodles
  饺子 dumplings
  包子铺 steamed buns
  粥铺 congee
  早点 breakfast
  快餐 fast food
  便当 lunch boxes
  日料 Japanese food
  韩餐 Korean food
  泰餐 Thai food
  越南菜 Vietnamese food
  印度菜 Indian food
  西餐 Western food
  披萨 pizza
  牛排 steak
  素食 vegetarian food
  轻食 salads
  咖啡 coffee
  奶茶 milk tea
  茶馆 tea house
  甜品 desserts
  蛋糕 cakes
  面包 bread
  水果 fruit
  精酿啤酒 craft beer
  葡萄酒 wine
  团餐 group catering`)

const EATING = acts(`
  {}外卖 | {} delivered | {}送到家，三十分钟可达。 | {} at your door within half an hour.
  {}点单 | {} ordering | 到店扫码点{}，不用等服务员。 | Order {} at the table by code.
  {}订位 | {} reservations | 在线预订{}餐位。 | Reserve a table for {}.
  {}排队取号 | {} queue tickets | 手机取号，到了再去吃{}。 | Take a number by phone and come when it is your turn for {}.
  {}团购 | {} deals | {}套餐限时团购。 | Set menus of {} for less.
  {}会员卡 | {} member cards | 收好{}会员卡，积分不过期。 | Keep your member cards for {} in one place.
  {}菜谱 | {} recipes | 在家做{}，一步一步学。 | Make {} at home, step by step.
  {}营养成分 | {} nutrition facts | 查询{}的热量和营养。 | Calories and nutrients of {}.`)

const GOODS = pairs(`
  女装 women's clothes
  男装 men's clothes
  童装 children's clothes
  鞋靴 shoes
  箱包 bags
  手表 watches
  珠宝 jewellery
  眼镜 glasses
  护肤品 skin care
  彩妆 make-up
  香水 perfume
  母婴用品 baby goods
  玩具 toys
  文具 stationery
  图书 books
  数码产品 electronics
  手机 phones
  家电 appliances
  厨具 kitchenware
  家纺 bedding
  家具 furniture
  建材 building materials
  园艺用品 garden supplies
  宠物用品 pet supplies
  汽车用品 car accessories
  运动装备 sports gear
  户外装备 outdoor gear
  零食 snacks
  酒水 wines and spirits
  茶叶 tea
  粮油 grain and oil
  生活用纸 tissues
  洗护用品 toiletries
  农产品 farm produce
  手工艺品 handicrafts`)

const SHOPPING = acts(`
  {}附近好店 | Shops near you: {} | 附近卖{}的店和营业时间。 | Where to buy, and when they are open: {}.
  {}即时送 | Delivered now: {} | 附近门店马上送来{}。 | From a shop close by, right away: {}.
  {}以旧换新 | Trade in: {} | 用旧的换新的{}。 | Old for new: {}.
  {}降价提醒 | Price alerts: {} | {}降价时提醒您。 | Be told when prices fall: {}.
  {}退换货 | Returns: {} | 在线办理{}退换货。 | Return or exchange: {}.
  {}试用 | Try first: {} | 申请免费试用{}。 | Ask for a free trial: {}.
  {}礼品卡 | Gift cards: {} | 把{}的礼品卡送给朋友。 | For a friend: {}.`)

export const LIFESTYLE: readonly ServiceGroup[] = [
  { category: 'LIFESTYLE', things: HOME, acts: HIRING },
  { category: 'LIFESTYLE', things: GOODS, acts: SHOPPING },
  { category: 'LIFESTYLE', things: FOOD, acts: EATING },
]
