import { CITIES } from './cities.ts'
import { acts, pairs, type ServiceGroup } from './words.ts'

const BILLS = acts(`
  {}水费 | {} water bills | 查询和缴纳{}水费。 | See and pay water bills in {}.
  {}电费 | {} electricity bills | 查询和缴纳{}电费。 | See and pay electricity bills in {}.
  {}燃气费 | {} gas bills | 查询和缴纳{}燃气费。 | See and pay gas bills in {}.
  {}供暖费 | {} heating bills | 查询和缴纳{}供暖费。 | See and pay heating bills in {}.
  {}有线电视费 | {} cable television | 缴纳{}有线电视费。 | Pay for cable television in {}.
  {}宽带费 | {} broadband | 缴纳{}宽带费。 | Pay for broadband in {}.
  {}物业费 | {} property fees | 缴纳{}小区物业费。 | Pay property fees in {}.
  {}垃圾处理费 | {} waste fees | 缴纳{}垃圾处理费。 | Pay waste fees in {}.
  {}学费 | {} tuition | 缴纳{}学校的学费和餐费。 | Pay tuition and meals at schools in {}.
  {}党费团费 | {} membership dues | 缴纳{}党费和团费。 | Pay membership dues in {}.
  {}电子发票 | {} invoices | 查询{}各类缴费的发票。 | Invoices for bills paid in {}.`)

const MEANS = pairs(`
  收款码 payment code
  付款码 pay-by-code
  刷脸付 pay by face
  亲情卡 family card
  小荷包 shared purse
  群收款 group collection
  AA收款 bill splitting
  红包 red packets
  转账 transfers
  定时转账 scheduled transfers
  话费充值 phone credit
  流量充值 mobile data
  游戏充值 game credit
  视频会员 video membership
  音乐会员 music membership
  加油卡 fuel card
  购物卡 gift card
  校园卡 campus card
  饭卡 canteen card
  医院预缴 hospital prepayment
  停车月卡 monthly parking
  会费 club fees
  捐款 donations
  代付 pay for me
  账单 bills`)

const PAYING = acts(`
  开通{} | Set up: {} | 一分钟开通{}。 | Ready in a minute: {}.
  {}记录 | History: {} | 查看{}的全部记录。 | Everything you did: {}.
  {}限额 | Limits: {} | 查看和调整{}的限额。 | See and change what you may spend: {}.
  {}提醒 | Notices: {} | {}每次变动都提醒您。 | Be told of every change: {}.
  {}优惠 | Offers: {} | 用{}领取优惠。 | What you save with it: {}.
  {}安全设置 | Security: {} | 为{}设置密码、指纹和夜间保护。 | Password, fingerprint and night guard: {}.
  {}帮助 | Help: {} | {}常见问题和人工客服。 | Questions and answers, and people to ask: {}.`)

export const PAYMENT: readonly ServiceGroup[] = [
  { category: 'PAYMENT', things: CITIES, acts: BILLS },
  { category: 'PAYMENT', things: MEANS, acts: PAYING },
]
