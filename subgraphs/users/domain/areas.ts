/** A district, as the graph shows it. */
export interface Area {
  code: string
  name: string
  city: string
}

/**
 * Districts of the larger cities by their six-digit codes, named in pinyin. A list in code, not a table: the state changes it
 * once a year or so, and every process must agree on it. Codes are never given a second meaning.
 * Source: GB/T 2260, codes for the administrative divisions of the People's Republic of China.
 */
const DISTRICTS: Record<string, Record<string, string>> = {
  Beijing: {
    110101: 'Dongcheng',
    110102: 'Xicheng',
    110105: 'Chaoyang',
    110106: 'Fengtai',
    110107: 'Shijingshan',
    110108: 'Haidian',
    110109: 'Mentougou',
    110111: 'Fangshan',
    110112: 'Tongzhou',
    110113: 'Shunyi',
    110114: 'Changping',
    110115: 'Daxing',
    110116: 'Huairou',
    110117: 'Pinggu',
    110118: 'Miyun',
    110119: 'Yanqing',
  },
  Tianjin: {
    120101: 'Heping',
    120102: 'Hedong',
    120103: 'Hexi',
    120104: 'Nankai',
    120105: 'Hebei',
    120106: 'Hongqiao',
    120110: 'Dongli',
    120111: 'Xiqing',
    120112: 'Jinnan',
    120113: 'Beichen',
    120114: 'Wuqing',
    120115: 'Baodi',
    120116: 'Binhai',
    120117: 'Ninghe',
    120118: 'Jinghai',
    120119: 'Jizhou',
  },
  Shanghai: {
    310101: 'Huangpu',
    310104: 'Xuhui',
    310105: 'Changning',
    310106: "Jing'an",
    310107: 'Putuo',
    310109: 'Hongkou',
    310110: 'Yangpu',
    310112: 'Minhang',
    310113: 'Baoshan',
    310114: 'Jiading',
    310115: 'Pudong',
    310116: 'Jinshan',
    310117: 'Songjiang',
    310118: 'Qingpu',
    310120: 'Fengxian',
    310151: 'Chongming',
  },
  Nanjing: {
    320102: 'Xuanwu',
    320104: 'Qinhuai',
    320105: 'Jianye',
    320106: 'Gulou',
    320111: 'Pukou',
    320113: 'Qixia',
    320114: 'Yuhuatai',
    320115: 'Jiangning',
    320116: 'Luhe',
    320117: 'Lishui',
    320118: 'Gaochun',
  },
  Suzhou: {
    320505: 'Huqiu',
    320506: 'Wuzhong',
    320507: 'Xiangcheng',
    320508: 'Gusu',
    320509: 'Wujiang',
  },
  Hangzhou: {
    330102: 'Shangcheng',
    330105: 'Gongshu',
    330106: 'Xihu',
    330108: 'Binjiang',
    330109: 'Xiaoshan',
    330110: 'Yuhang',
    330111: 'Fuyang',
    330112: "Lin'an",
    330113: 'Linping',
    330114: 'Qiantang',
  },
  Xiamen: {
    350203: 'Siming',
    350205: 'Haicang',
    350206: 'Huli',
    350211: 'Jimei',
    350212: "Tong'an",
    350213: "Xiang'an",
  },
  Wuhan: {
    420102: "Jiang'an",
    420103: 'Jianghan',
    420104: 'Qiaokou',
    420105: 'Hanyang',
    420106: 'Wuchang',
    420107: 'Qingshan',
    420111: 'Hongshan',
    420112: 'Dongxihu',
    420113: 'Hannan',
    420114: 'Caidian',
    420115: 'Jiangxia',
    420116: 'Huangpi',
    420117: 'Xinzhou',
  },
  Guangzhou: {
    440103: 'Liwan',
    440104: 'Yuexiu',
    440105: 'Haizhu',
    440106: 'Tianhe',
    440111: 'Baiyun',
    440112: 'Huangpu',
    440113: 'Panyu',
    440114: 'Huadu',
    440115: 'Nansha',
    440117: 'Conghua',
    440118: 'Zengcheng',
  },
  Shenzhen: {
    440303: 'Luohu',
    440304: 'Futian',
    440305: 'Nanshan',
    440306: "Bao'an",
    440307: 'Longgang',
    440308: 'Yantian',
    440309: 'Longhua',
    440310: 'Pingshan',
    440311: 'Guangming',
  },
  Chongqing: {
    500103: 'Yuzhong',
    500104: 'Dadukou',
    500105: 'Jiangbei',
    500106: 'Shapingba',
    500107: 'Jiulongpo',
    500108: "Nan'an",
    500109: 'Beibei',
    500112: 'Yubei',
    500113: 'Banan',
  },
  Chengdu: {
    510104: 'Jinjiang',
    510105: 'Qingyang',
    510106: 'Jinniu',
    510107: 'Wuhou',
    510108: 'Chenghua',
    510112: 'Longquanyi',
    510113: 'Qingbaijiang',
    510114: 'Xindu',
    510115: 'Wenjiang',
    510116: 'Shuangliu',
    510117: 'Pidu',
    510118: 'Xinjin',
  },
  "Xi'an": {
    610102: 'Xincheng',
    610103: 'Beilin',
    610104: 'Lianhu',
    610111: 'Baqiao',
    610112: 'Weiyang',
    610113: 'Yanta',
    610114: 'Yanliang',
    610115: 'Lintong',
    610116: "Chang'an",
    610117: 'Gaoling',
    610118: 'Huyi',
  },
}

/** All areas, ordered by city, then name. */
export const AREAS: readonly Area[] = Object.entries(DISTRICTS)
  .flatMap(([city, districts]) => Object.entries(districts).map(([code, name]) => ({ code, name, city })))
  .sort((a, b) => a.city.localeCompare(b.city, 'en') || a.name.localeCompare(b.name, 'en'))

const AREA_BY_CODE = new Map(AREAS.map((area) => [area.code, area]))

/** @returns null when there is no such area, or no code */
export function areaOf(code: string | null): Area | null {
  return (code && AREA_BY_CODE.get(code)) || null
}

/** The areas of one city in their order, whatever its capitals; of all cities for null. */
export function areasOf(city: string | null): readonly Area[] {
  if (city === null) return AREAS
  const wanted = city.trim().toLowerCase()
  return AREAS.filter((area) => area.city.toLowerCase() === wanted)
}
