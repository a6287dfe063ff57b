import { acts, pairs, type ServiceGroup } from './words.ts'

const DEPARTMENTS = pairs(`
  内科 internal medicine
  外科 surgery
  儿科 paediatrics
  妇科 gynaecology
  产科 obstetrics
  骨科 orthopaedics
  眼科 eye clinic
  口腔科 dental clinic
  耳鼻喉科 ear, nose and throat
  皮肤科 dermatology
  心内科 cardiology
  呼吸科 respiratory medicine
  消化科 gastroenterology
  神经内科 neurology
  神经外科 neurosurgery
  肾内科 nephrology
  泌尿外科 urology
  内分泌科 endocrinology
  血液科 haematology
  肿瘤科 oncology
  风湿科 rheumatology
  感染科 infectious diseases
  精神科 psychiatry
  心理门诊 counselling clinic
  康复科 rehabilitation
  疼痛科 pain clinic
  中医科 Chinese medicine
  针灸科 acupuncture
  推拿科 tuina massage
  营养科 nutrition clinic
  老年科 geriatrics
  急诊科 emergency department
  体检科 check-up centre
  放射科 radiology
  整形科 plastic surgery
  男科 andrology`)

const VISITS = acts(`
  {}预约挂号 | Book a visit: {} | 选医院、选医生、选时间，预约{}的号源。 | Choose hospital, doctor and time for {}.
  {}在线问诊 | Ask a doctor online: {} | 用图文或视频向{}医生提问。 | Ask a doctor of {} by text or video.
  {}复诊开药 | Repeat prescription: {} | {}复诊，药品送到家。 | Follow-up in {}, medicine delivered.
  {}报告查询 | Test reports: {} | 查看{}的检查和化验报告。 | See reports of examinations in {}.
  {}专家排班 | Specialist schedules: {} | 查询{}专家的出诊时间。 | See when specialists of {} are on duty.
  {}候诊查询 | Waiting list: {} | 在手机上看{}还有几位候诊。 | See how many wait before you in {}.
  {}住院办理 | Hospital admission: {} | 在线办理{}入院登记和押金。 | Register and pay the deposit for {}.
  {}医保结算 | Insurance settlement: {} | {}费用直接用医保结算。 | Settle costs of {} with your insurance.
  {}病历复印 | Copies of records: {} | 申请{}病历复印并邮寄。 | Have records of {} copied and posted.
  {}陪诊预约 | Visit companion: {} | 请人陪同到{}就诊。 | Somebody goes to {} with you.`)

const CHECKUPS = pairs(`
  入职体检 pre-employment check-up
  年度体检 annual check-up
  婚前检查 premarital check-up
  孕前检查 preconception check-up
  产检 antenatal check-up
  儿童体检 child check-up
  老人体检 senior check-up
  驾驶员体检 driver's check-up
  健康证体检 food handler's check-up
  胃肠镜检查 endoscopy
  核磁共振 MRI scan
  CT检查 CT scan
  B超检查 ultrasound
  骨密度检查 bone density scan
  视力检查 eye test
  听力检查 hearing test
  过敏原检测 allergy test
  基因检测 genetic test
  血脂检测 cholesterol test
  血糖检测 blood sugar test`)

const VACCINES = pairs(`
  流感疫苗 flu vaccine
  HPV疫苗 HPV vaccine
  乙肝疫苗 hepatitis B vaccine
  甲肝疫苗 hepatitis A vaccine
  水痘疫苗 chickenpox vaccine
  带状疱疹疫苗 shingles vaccine
  肺炎疫苗 pneumococcal vaccine
  狂犬疫苗 rabies vaccine
  百白破疫苗 DTP vaccine
  麻腮风疫苗 MMR vaccine
  轮状病毒疫苗 rotavirus vaccine
  手足口疫苗 EV71 vaccine
  流脑疫苗 meningitis vaccine
  乙脑疫苗 encephalitis vaccine
  卡介苗 BCG vaccine
  脊灰疫苗 polio vaccine
  破伤风疫苗 tetanus vaccine
  新冠疫苗 COVID-19 vaccine`)

const APPOINTMENTS = acts(`
  {}预约 | {} booking | 就近选择机构和时间，预约{}。 | Book a {} near you.
  {}价格查询 | {} prices | 比较各机构{}的价格。 | Compare what a {} costs.
  {}结果查询 | {} results | 查询{}的结果和记录。 | See results and records of your {}.
  {}注意事项 | Before your {} | 了解{}前后要注意什么。 | What to mind before and after a {}.
  {}提醒 | {} reminders | 到时间提醒您{}。 | Be reminded when a {} is due.
  {}上门服务 | {} at home | 医护人员上门提供{}。 | A nurse comes to you for a {}.`)

const EXERCISE = pairs(`
  瑜伽 yoga
  普拉提 Pilates
  游泳 swimming
  跑步 running
  羽毛球 badminton
  乒乓球 table tennis
  网球 tennis
  篮球 basketball
  足球 football
  排球 volleyball
  棒球 baseball
  高尔夫 golf
  攀岩 climbing
  拳击 boxing
  跆拳道 taekwondo
  太极拳 tai chi
  武术 martial arts
  舞蹈 dance
  滑雪 skiing
  滑冰 ice skating
  骑行 cycling
  徒步 hiking
  垂钓 fishing
  健身 gym
  击剑 fencing
  射箭 archery
  马术 horse riding
  冲浪 surfing
  潜水 diving
  飞盘 frisbee`)

const TRAINING = acts(`
  {}场馆预订 | {} venues | 查看附近{}场馆的空场并预订。 | See which {} venues near you are free, and book.
  {}课程 | {} classes | 报名附近的{}课程。 | Join a {} class near you.
  {}私教 | {} coaches | 预约{}私人教练。 | Book a personal {} coach.
  {}装备租赁 | {} gear for rent | 按天租用{}装备。 | Rent {} gear by the day.
  {}赛事报名 | {} competitions | 报名参加{}比赛。 | Sign up for a {} competition.
  {}约伴 | {} partners | 找附近的人一起{}。 | Find people near you for {}.
  {}运动保险 | {} insurance | 为{}投保意外险。 | Insurance against accidents in {}.
  {}打卡 | {} diary | 记录每次{}和消耗的热量。 | Keep a diary of {} and calories.`)

const REMEDIES = pairs(`
  感冒药 cold remedies
  退烧药 fever remedies
  止咳药 cough remedies
  止痛药 painkillers
  过敏药 allergy remedies
  肠胃药 stomach remedies
  降压药 blood pressure tablets
  降糖药 diabetes tablets
  降脂药 cholesterol tablets
  眼药水 eye drops
  外用膏药 plasters and ointments
  维生素 vitamins
  钙片 calcium tablets
  益生菌 probiotics
  中成药 Chinese patent medicine
  中药饮片 Chinese herbs
  口罩 face masks
  消毒用品 disinfectants
  体温计 thermometers
  血压计 blood pressure monitors
  血糖仪 glucose meters
  制氧机 oxygen concentrators
  轮椅 wheelchairs
  助听器 hearing aids
  隐形眼镜 contact lenses
  孕妇营养品 supplements for pregnancy
  婴儿护理用品 baby care products
  避孕用品 contraceptives
  急救包 first aid kits
  康复器材 rehabilitation aids`)

const PHARMACY = acts(`
  {}送药 | Delivery: {} | 附近药店一小时送来{}。 | From a pharmacy near you within the hour: {}.
  {}比价 | Prices: {} | 比较各药店{}的价格。 | Compare pharmacies: {}.
  {}用法 | How to use: {} | {}怎么用，有哪些禁忌。 | How to use them, and when not to: {}.
  {}药师咨询 | Ask a pharmacist: {} | 向药师咨询{}。 | Put your question to a pharmacist: {}.
  {}定期购 | Regular orders: {} | 每月自动配送{}。 | Delivered every month: {}.
  {}真伪查询 | Is it genuine: {} | 扫码查验{}的真伪。 | Check by code: {}.`)

export const HEALTH: readonly ServiceGroup[] = [
  { category: 'HEALTH', things: DEPARTMENTS, acts: VISITS },
  { category: 'HEALTH', things: [...CHECKUPS, ...VACCINES], acts: APPOINTMENTS },
  { category: 'HEALTH', things: REMEDIES, acts: PHARMACY },
  { category: 'HEALTH', things: EXERCISE, acts: TRAINING },
]
