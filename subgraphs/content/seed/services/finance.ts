import { acts, pairs, type ServiceGroup } from './words.ts'

const SAVINGS = pairs(`
  活期存款 current account
  定期存款 time deposit
  大额存单 certificate of deposit
  零钱理财 cash management
  货币基金 money market fund
  债券基金 bond fund
  股票基金 equity fund
  指数基金 index fund
  混合基金 balanced fund
  养老基金 retirement fund
  黄金 gold
  国债 treasury bond
  银行理财 wealth product
  教育金 education savings
  个人养老金 private pension
  外汇 foreign exchange
  信用卡 credit card
  消费贷 consumer loan
  房贷 mortgage
  车贷 car loan
  助学贷款 student loan
  经营贷 business loan
  公积金贷款 housing fund loan
  分期付款 instalment plan`)

const ACCOUNTS = acts(`
  {}开户 | Open a {} | 在线开通{}，全程不用去网点。 | Open a {} without going to a branch.
  {}查询 | {} overview | 查询{}的余额和明细。 | Balance and details of your {}.
  {}利率 | {} rates | 比较各家机构{}的利率和费用。 | Compare rates and fees: {}.
  {}计算器 | {} calculator | 算一算{}的收益或还款。 | Work out return or repayment: {}.
  {}提醒 | {} reminders | {}到期、扣款前提醒您。 | Be reminded before a {} falls due.
  {}月报 | {} monthly report | 每月一份{}报告。 | A report every month: {}.
  {}自动计划 | Automatic {} plan | 每月自动存入或归还{}。 | Pay in or back every month: {}.
  {}入门课 | {} basics | 用十分钟了解{}。 | Understand it in ten minutes: {}.
  {}风险测评 | {} risk check | 看看{}是否适合您。 | Find out whether it suits you: {}.
  {}客服 | {} support | 有关{}的问题，问人工客服。 | Ask a person about it: {}.`)

const INSURANCE = pairs(`
  医疗险 medical insurance
  重疾险 critical illness insurance
  意外险 accident insurance
  寿险 life insurance
  养老险 annuity
  少儿险 children's insurance
  老人险 seniors' insurance
  车险 car insurance
  交强险 compulsory car insurance
  家财险 home insurance
  旅行险 travel insurance
  航延险 flight delay insurance
  宠物险 pet insurance
  碎屏险 screen insurance
  退货运费险 returns insurance
  账户安全险 account insurance
  雇主责任险 employer's liability insurance
  店铺险 shop insurance
  农业险 crop insurance
  牙科险 dental insurance
  齿科险 orthodontic insurance
  百万医疗险 major medical insurance
  防癌险 cancer insurance
  学平险 student insurance
  骑手险 courier insurance
  火车意外险 train accident insurance`)

const POLICIES = acts(`
  {}投保 | Buy {} | 比较并购买{}。 | Compare and buy {}.
  {}理赔 | Claims: {} | 拍照上传，在线申请{}理赔。 | Claim online with photographs: {}.
  {}保单管理 | Policies: {} | 查看和管理{}保单。 | See and manage your policies: {}.
  {}续保 | Renewals: {} | {}到期前一键续保。 | Renew before it ends: {}.
  {}退保 | Cancellation: {} | 在犹豫期内退掉{}。 | Cancel within the cooling-off period: {}.
  {}条款解读 | Small print: {} | 用大白话讲{}的条款。 | The small print in plain words: {}.
  {}家庭方案 | Family plans: {} | 为全家人配置{}。 | For the whole family: {}.
  {}保费测算 | Premiums: {} | 算一算{}要交多少钱。 | Work out the premium: {}.`)

const CURRENCIES = pairs(`
  美元 US dollar
  欧元 euro
  英镑 pound sterling
  日元 yen
  港币 Hong Kong dollar
  澳门元 pataca
  新台币 New Taiwan dollar
  韩元 won
  新加坡元 Singapore dollar
  泰铢 baht
  马来西亚林吉特 ringgit
  印尼盾 rupiah
  越南盾 dong
  菲律宾比索 Philippine peso
  澳元 Australian dollar
  新西兰元 New Zealand dollar
  加元 Canadian dollar
  瑞士法郎 Swiss franc
  瑞典克朗 Swedish krona
  卢布 rouble
  迪拉姆 dirham
  印度卢比 Indian rupee`)

const EXCHANGE = acts(`
  {}汇率 | {} exchange rate | {}兑人民币的实时汇率。 | Today's rate against the yuan: {}.
  {}兑换 | Buy and sell: {} | 用人民币购买或卖出{}。 | Against yuan: {}.
  {}现钞预约 | Cash: {} | 预约到网点领取{}现钞。 | Order cash to collect at a branch: {}.
  {}跨境汇款 | Send abroad: {} | 用{}汇款到国外。 | Transfers to other countries: {}.
  {}汇率提醒 | Rate alerts: {} | {}到了目标价提醒您。 | Be told when the rate is yours: {}.
  {}退税 | Tax refund: {} | 在境外购物，用{}退税。 | Tax back on shopping abroad: {}.`)

export const FINANCE: readonly ServiceGroup[] = [
  { category: 'FINANCE', things: SAVINGS, acts: ACCOUNTS },
  { category: 'FINANCE', things: INSURANCE, acts: POLICIES },
  { category: 'FINANCE', things: CURRENCIES, acts: EXCHANGE },
]
