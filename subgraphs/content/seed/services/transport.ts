import { CITIES } from './cities.ts'
import { acts, pairs, type ServiceGroup } from './words.ts'

const IN_TOWN = acts(`
  {}地铁乘车码 | {} metro code | 刷码乘坐{}地铁。 | Ride the metro in {} by code.
  {}公交乘车码 | {} bus code | 刷码乘坐{}公交。 | Ride buses in {} by code.
  {}公交到站 | {} bus arrivals | 实时查询{}公交到站时间。 | When the next bus comes in {}.
  {}交通卡充值 | {} travel card top-up | 给{}交通卡充值。 | Top up a travel card of {}.
  {}打车 | Taxis in {} | 在{}叫出租车或网约车。 | Call a taxi or a driver in {}.
  {}拼车 | Car pools in {} | 在{}与顺路的人拼车。 | Share a ride in {}.
  {}共享单车 | Shared bikes in {} | 扫码骑走{}的单车。 | Unlock a bike in {} by code.
  {}停车缴费 | Parking in {} | 查询车位、缴纳{}停车费。 | Find and pay parking in {}.
  {}违章查询 | Traffic fines in {} | 查询和缴纳{}交通违章。 | See and pay traffic fines in {}.
  {}路况 | Traffic in {} | {}实时路况和限行。 | Traffic and restrictions in {} right now.
  {}充电桩 | Charging in {} | 查找{}的充电桩并扫码充电。 | Find and use charging points in {}.
  {}加油 | Fuel in {} | 在{}一键加油，不用下车。 | Pay for fuel in {} without leaving the car.
  {}机场大巴 | Airport coaches of {} | 购买{}机场大巴票。 | Tickets for the airport coach of {}.
  {}长途汽车 | Coaches from {} | 购买{}出发的汽车票。 | Coach tickets from {}.
  {}汽车租赁 | Car hire in {} | 在{}租车，免押金。 | Hire a car in {} without a deposit.`)

const VEHICLES = pairs(`
  火车票 train tickets
  高铁票 high-speed rail tickets
  国内机票 domestic flights
  国际机票 international flights
  轮渡票 ferry tickets
  邮轮 cruises
  包车 chartered cars
  代驾 designated drivers
  货运 freight
  电动车租赁 e-scooter hire`)

const JOURNEYS = acts(`
  {}预订 | {}: booking | 查询并预订{}。 | Search and book {}.
  {}改签退票 | {}: changes and refunds | {}在线改签和退票。 | Change or return {} online.
  {}低价提醒 | {}: price alerts | {}降价时提醒您。 | Be told when {} get cheaper.
  {}电子发票 | {}: invoices | 为{}开具报销凭证。 | Invoices for {}.
  {}保险 | {}: insurance | 为{}行程投保。 | Insurance for {}.
  {}积分 | {}: reward points | 用{}攒积分、换里程。 | Collect and spend points on {}.`)

export const TRANSPORT: readonly ServiceGroup[] = [
  { category: 'TRANSPORT', things: CITIES, acts: IN_TOWN },
  { category: 'TRANSPORT', things: VEHICLES, acts: JOURNEYS },
]
