/**
 * Named places: districts, towns, stations, parks and landmarks. Points from the project's facts about Helsingborg
 * (landmarks 10–30 m, districts 50–200 m); Arabic names where there is a settled spelling. Populations are invented for the demo.
 */
import type { Position } from "./geometry";

export interface NamedPlace {
  readonly name: string;
  readonly at: Position;
  readonly ar?: string;
  readonly en?: string;
}
export interface DistrictPlace extends NamedPlace {
  readonly slug: string;
  /** Invented residents, and whose district it is like: more young, more old or mixed. */
  readonly residents: number;
  readonly like: "young" | "mixed" | "old" | "families";
  readonly town?: true;
}

export const DISTRICTS: readonly DistrictPlace[] = [
  { slug: "norr", name: "Norr", ar: "نور", at: [12.6833, 56.0569], residents: 4300, like: "old" },
  { slug: "tagaborg", name: "Tågaborg", ar: "توغابوري", at: [12.6925, 56.0575], residents: 6900, like: "mixed" },
  { slug: "stattena", name: "Stattena", ar: "ستاتينا", at: [12.701, 56.059], residents: 3600, like: "mixed" },
  { slug: "ringstorp", name: "Ringstorp", ar: "رينغستورب", at: [12.7006, 56.0653], residents: 3700, like: "old" },
  { slug: "mariastaden", name: "Mariastaden", ar: "مارياستادن", at: [12.6969, 56.0814], residents: 7900, like: "families" },
  { slug: "berga", name: "Berga", ar: "بيريا", at: [12.72, 56.078], residents: 900, like: "mixed" },
  { slug: "drottninghog", name: "Drottninghög", ar: "دروتنينغهوغ", at: [12.7281, 56.0619], residents: 3900, like: "young" },
  { slug: "dalhem", name: "Dalhem", ar: "دالهيم", at: [12.7367, 56.0675], residents: 5300, like: "families" },
  { slug: "fredriksdal", name: "Fredriksdal", ar: "فريدريكسدال", at: [12.724, 56.06], residents: 2200, like: "mixed" },
  { slug: "slottshojden", name: "Slottshöjden", ar: "سلوتسهويدن", at: [12.701, 56.0515], residents: 4700, like: "old" },
  { slug: "centrum", name: "Centrum", en: "City centre", ar: "وسط المدينة", at: [12.696, 56.046], residents: 6300, like: "mixed" },
  { slug: "soder", name: "Söder", ar: "سودر", at: [12.7033, 56.0381], residents: 9300, like: "young" },
  { slug: "eneborg", name: "Eneborg", ar: "إينيبوري", at: [12.7108, 56.0422], residents: 4600, like: "young" },
  { slug: "hogaborg", name: "Högaborg", ar: "هوغابوري", at: [12.7122, 56.0389], residents: 3900, like: "mixed" },
  { slug: "wilson-park", name: "Wilson Park", ar: "ويلسون بارك", at: [12.719, 56.043], residents: 1900, like: "mixed" },
  { slug: "husensjo", name: "Husensjö", ar: "هوسينشو", at: [12.7275, 56.0436], residents: 4800, like: "mixed" },
  { slug: "rosengarden", name: "Rosengården", ar: "روسنغوردن", at: [12.7281, 56.05], residents: 3700, like: "mixed" },
  { slug: "adolfsberg", name: "Adolfsberg", ar: "أدولفسبيري", at: [12.743, 56.0445], residents: 4300, like: "families" },
  { slug: "narlunda", name: "Närlunda", ar: "نيرلوندا", at: [12.7189, 56.0342], residents: 3300, like: "young" },
  { slug: "eskilsminne", name: "Eskilsminne", ar: "إسكيلسمينه", at: [12.734, 56.033], residents: 3900, like: "old" },
  { slug: "gustavslund", name: "Gustavslund", ar: "غوستافسلوند", at: [12.7489, 56.0307], residents: 2600, like: "families" },
  { slug: "elineberg", name: "Elineberg", ar: "إلينيبيري", at: [12.7253, 56.0283], residents: 2900, like: "old" },
  { slug: "planteringen", name: "Planteringen", ar: "بلانتيرينغن", at: [12.71, 56.0266], residents: 3400, like: "young" },
  { slug: "miatorp", name: "Miatorp", ar: "مياتورب", at: [12.7197, 56.0197], residents: 4100, like: "mixed" },
  { slug: "ramlosa", name: "Ramlösa", ar: "راملوسا", at: [12.7508, 56.0211], residents: 4900, like: "families" },
  { slug: "attekulla", name: "Ättekulla", ar: "إتيكولا", at: [12.754, 56.012], residents: 2400, like: "mixed" },
  { slug: "hogasten", name: "Högasten", ar: "هوغاستن", at: [12.73, 56.0095], residents: 1600, like: "mixed" },
  { slug: "raa", name: "Råå", ar: "رو", at: [12.7389, 56.0], residents: 3700, like: "old" },
  { slug: "odakra", name: "Ödåkra", ar: "أودوكرا", at: [12.7499, 56.1034], residents: 6200, like: "families", town: true },
  { slug: "paarp", name: "Påarp", ar: "بوارب", at: [12.8157, 56.0318], residents: 3400, like: "families", town: true },
  { slug: "morarp", name: "Mörarp", ar: "مورارب", at: [12.8775, 56.0567], residents: 1900, like: "mixed", town: true },
  { slug: "gantofta", name: "Gantofta", ar: "غانتوفتا", at: [12.802, 55.9875], residents: 1700, like: "families", town: true },
  { slug: "barslov", name: "Bårslöv", ar: "بورسلوف", at: [12.8019, 56.012], residents: 3300, like: "families", town: true },
  { slug: "vallakra", name: "Vallåkra", ar: "فالوكرا", at: [12.8583, 55.9623], residents: 1000, like: "mixed", town: true },
  { slug: "rydeback", name: "Rydebäck", ar: "ريديبيك", at: [12.772, 55.9655], residents: 6600, like: "families", town: true },
  { slug: "hittarp", name: "Hittarp", ar: "هيتارب", at: [12.6388, 56.0983], residents: 2500, like: "old", town: true },
  { slug: "larod", name: "Laröd", ar: "لارود", at: [12.657, 56.093], residents: 2600, like: "old", town: true },
  { slug: "domsten", name: "Domsten", ar: "دومستن", at: [12.6073, 56.1197], residents: 800, like: "old", town: true },
  { slug: "allerum", name: "Allerum", ar: "أليروم", at: [12.6684, 56.1286], residents: 900, like: "mixed", town: true },
  { slug: "fleninge", name: "Fleninge", ar: "فلينينغه", at: [12.7915, 56.1083], residents: 500, like: "mixed", town: true },
  { slug: "hasslarp", name: "Hasslarp", ar: "هاسلارب", at: [12.8134, 56.1373], residents: 800, like: "mixed", town: true },
  { slug: "kattarp", name: "Kattarp", ar: "كاتارب", at: [12.787, 56.14], residents: 700, like: "mixed", town: true },
];

/** Parts of town that people name but that are not districts of the demo. */
export const QUARTERS: readonly NamedPlace[] = [
  { name: "Oceanhamnen", ar: "أوسيان هامنن", at: [12.6913, 56.0411] },
  { name: "Norra hamnen", en: "North Harbour", ar: "الميناء الشمالي", at: [12.6862, 56.0482] },
  { name: "Västhamnen", en: "West Harbour", ar: "الميناء الغربي", at: [12.6925, 56.0345] },
  { name: "Sydhamnen", en: "South Harbour", ar: "الميناء الجنوبي", at: [12.7025, 56.0185] },
  { name: "Fältabacken", at: [12.7225, 56.0395] },
  { name: "Sofieberg", at: [12.733, 56.0405] },
  { name: "Väla", ar: "فيلا", at: [12.7585, 56.0905] },
  { name: "Pålsjö", at: [12.6835, 56.0632] },
];

export const STATIONS: readonly NamedPlace[] = [
  { name: "Helsingborg C", ar: "محطة هلسنبوري المركزية", at: [12.6945, 56.0437] },
  { name: "Ramlösa station", at: [12.7282, 56.0238] },
  { name: "Maria station", at: [12.7111, 56.0764] },
  { name: "Ödåkra station", at: [12.743, 56.102] },
  { name: "Rydebäck station", at: [12.783, 55.9663] },
  { name: "Påarp station", at: [12.815, 56.035] },
  { name: "Mörarp station", at: [12.877, 56.059] },
  { name: "Gantofta station", at: [12.803, 55.988] },
  { name: "Vallåkra station", at: [12.856, 55.9645] },
  { name: "Kattarp station", at: [12.785, 56.1415] },
];

/** rank: 0 is named from far away, 3 only close by. */
export interface Landmark extends NamedPlace {
  readonly rank: 0 | 1 | 2 | 3;
  readonly icon: "tower" | "culture" | "square" | "ferry" | "bath" | "museum" | "sport" | "hospital" | "book" | "shop" | "harbour" | "school" | "church" | "park";
}
export const LANDMARKS: readonly Landmark[] = [
  { name: "Kärnan", ar: "برج كيرنان", rank: 0, icon: "tower", at: [12.6973, 56.0483] },
  { name: "Terrasstrapporna", ar: "درج التيراس", rank: 2, icon: "tower", at: [12.6963, 56.0474] },
  { name: "Stortorget", en: "Stortorget square", ar: "الساحة الكبرى", rank: 1, icon: "square", at: [12.6946, 56.0467] },
  { name: "Rådhuset", en: "City Hall", ar: "مبنى البلدية", rank: 1, icon: "square", at: [12.6932, 56.0464] },
  { name: "S:ta Maria kyrka", en: "St Mary's Church", ar: "كنيسة القديسة مريم", rank: 2, icon: "church", at: [12.6972, 56.0462] },
  { name: "Dunkers kulturhus", ar: "دار دونكرز الثقافية", rank: 0, icon: "culture", at: [12.689, 56.0479] },
  { name: "Konserthuset", en: "Concert Hall", ar: "قاعة الحفلات الموسيقية", rank: 2, icon: "culture", at: [12.6893, 56.0498] },
  { name: "Stadsteatern", en: "City Theatre", ar: "مسرح المدينة", rank: 2, icon: "culture", at: [12.6887, 56.0503] },
  { name: "Knutpunkten", ar: "كنوتبونكتن", rank: 1, icon: "ferry", at: [12.6946, 56.0442] },
  { name: "Hamntorget", rank: 3, icon: "square", at: [12.6924, 56.046] },
  { name: "Kungstorget", rank: 3, icon: "square", at: [12.6931, 56.045] },
  { name: "Parapeten", rank: 2, icon: "harbour", at: [12.6879, 56.0434] },
  { name: "Gröningen", ar: "غرونينغن", rank: 1, icon: "park", at: [12.683, 56.055] },
  { name: "Fria bad", ar: "شاطئ فريا باد", rank: 2, icon: "bath", at: [12.683, 56.0571] },
  { name: "Sofiero slott", en: "Sofiero Palace", ar: "قصر صوفيرو", rank: 0, icon: "tower", at: [12.66, 56.0848] },
  { name: "Pålsjö slott", en: "Pålsjö Castle", rank: 2, icon: "tower", at: [12.6803, 56.066] },
  { name: "Pålsjöbaden", ar: "حمامات بولشو", rank: 2, icon: "bath", at: [12.6766, 56.0655] },
  { name: "Stadsbiblioteket", en: "City Library", ar: "مكتبة المدينة", rank: 2, icon: "book", at: [12.699, 56.0425] },
  { name: "Campus Helsingborg", ar: "الحرم الجامعي", rank: 1, icon: "school", at: [12.6985, 56.0385] },
  { name: "Gustav Adolfs torg", ar: "ساحة غوستاف أدولف", rank: 1, icon: "square", at: [12.7032, 56.0385] },
  { name: "Gustav Adolfs kyrka", rank: 3, icon: "church", at: [12.7038, 56.039] },
  { name: "Lasarettet", en: "Hospital", ar: "المستشفى", rank: 1, icon: "hospital", at: [12.7037, 56.0466] },
  { name: "Olympia", ar: "ملعب أولمبيا", rank: 1, icon: "sport", at: [12.7085, 56.0495] },
  { name: "Helsingborg Arena", rank: 2, icon: "sport", at: [12.7063, 56.053] },
  { name: "Fredriksdal museer", en: "Fredriksdal Museums", ar: "متاحف فريدريكسدال", rank: 1, icon: "museum", at: [12.7125, 56.0578] },
  { name: "Drottninghögs centrum", rank: 2, icon: "shop", at: [12.7281, 56.0619] },
  { name: "Väla centrum", ar: "مركز فيلا للتسوق", rank: 1, icon: "shop", at: [12.754, 56.0925] },
  { name: "Råå hamn", en: "Råå Harbour", ar: "ميناء رو", rank: 1, icon: "harbour", at: [12.744, 55.9945] },
  { name: "Ramlösa hälsobrunn", en: "Ramlösa Spa", rank: 1, icon: "bath", at: [12.7472, 56.022] },
];

/** Green places people look for by name. */
export const PARKS: readonly NamedPlace[] = [
  { name: "Slottshagen", ar: "حديقة القلعة", at: [12.6985, 56.0487] },
  { name: "Vikingsbergsparken", at: [12.69, 56.053] },
  { name: "Öresundsparken", at: [12.6949, 56.0518] },
  { name: "Stadsparken", en: "City Park", ar: "حديقة المدينة", at: [12.699, 56.0429] },
  { name: "Pålsjö skog", en: "Pålsjö Forest", ar: "غابة بولشو", at: [12.684, 56.07] },
  { name: "Ramlösa brunnspark", ar: "حديقة راملوسا", at: [12.7426, 56.0216] },
  { name: "Råå vallar", at: [12.727, 56.0045] },
  { name: "Jordbodalen", ar: "وادي يوردبو", at: [12.728, 56.036] },
  { name: "Kulla Gunnarstorp", at: [12.6275, 56.1115] },
  { name: "Bruces skog", at: [12.7135, 56.11] },
  { name: "Rååns dalgång", en: "Råån Valley", at: [12.834, 55.9715] },
  { name: "Vasatorp", at: [12.7772, 56.064] },
];
