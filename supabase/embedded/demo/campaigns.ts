/**
 * The demo's dialogues with their promises – three open ones and one that is closed and answered – and its group sessions. Days are counted from the day the
 * demo is loaded: negative is in the past.
 */
import type { Kind } from "../../../src/domain/kind";
import type { Question, Words } from "../../../src/domain/campaign";
import type { GeometryType } from "../../../src/domain/place";
import type { CampaignSlug } from "./write";

export interface DemoCampaign {
  readonly slug: CampaignSlug;
  readonly status: "open" | "closed";
  readonly title: Words;
  readonly question: Words;
  readonly intro: Words;
  readonly canChange: Words;
  readonly cannotChange: Words;
  readonly whoDecides: Words;
  readonly kinds: readonly Kind[];
  readonly geometryTypes: readonly GeometryType[];
  readonly opensInDays: number;
  readonly closesInDays: number;
  readonly answerInDays: number;
  readonly questions: readonly Question[];
}

export const ORGANISER = "Helsingborgs stad (exempel)";
export const CONTROLLER = "Stadsbyggnadsnämnden, Helsingborgs stad (exempel)";
export const LEGAL_BASIS = "Uppgift av allmänt intresse, artikel 6.1 e i dataskyddsförordningen (exempel)";

export const CAMPAIGNS: readonly DemoCampaign[] = [
  {
    slug: "kvallen-ar-din",
    status: "open",
    title: { sv: "Kvällen är din", en: "The evening is yours", ar: "المساء لك" },
    question: { sv: "Var känns det tryggt när det är mörkt, och var gör det inte det?", en: "Where does it feel safe after dark, and where does it not?", ar: "أين تشعر بالأمان بعد حلول الظلام، وأين لا تشعر به؟" },
    intro: {
      sv: "Berätta om platser du går förbi på kvällen. Säg vad som gör dem bra eller dåliga: ljus, överblick, trafik. Ditt svar visas bara tillsammans med minst fyra andras.",
      en: "Tell us about places you pass in the evening. Say what makes them good or bad: light, overview, traffic. Your answer is only shown together with those of at least four others.",
      ar: "أخبرنا عن أماكن تمر بها في المساء. قل لنا ما الذي يجعلها جيدة أو سيئة: الإضاءة، وضوح الرؤية، حركة السير. لا تظهر إجابتك إلا مع إجابات أربعة أشخاص آخرين على الأقل.",
    },
    canChange: { sv: "Belysning, siktröjning, skötsel och hur gångvägar dras.", en: "Lighting, cutting back greenery, upkeep and the way footpaths run.", ar: "الإضاءة، وقصّ الشجيرات، والصيانة، ومسار ممرات المشاة." },
    cannotChange: { sv: "Polisens arbete och mark som staden inte äger.", en: "The work of the police, and land that the city does not own.", ar: "عمل الشرطة، والأراضي التي لا تملكها المدينة." },
    whoDecides: { sv: "Stadsbyggnadsförvaltningen väljer åtgärder inom årets pengar. Nämnden beslutar om det som kostar mer.", en: "The planning department chooses measures within this year's money. The board decides on what costs more.", ar: "تختار إدارة تخطيط المدينة الإجراءات ضمن ميزانية هذه السنة، ويقرر المجلس ما يكلف أكثر." },
    kinds: ["safety", "avoid", "like", "wish"],
    geometryTypes: ["point"],
    opensInDays: -55,
    closesInDays: 68,
    answerInDays: 140,
    questions: [
      {
        id: "walk",
        type: "single",
        label: { sv: "Hur ofta går du ut på kvällen?", en: "How often do you walk in the evening?", ar: "كم مرة تخرج مشياً في المساء؟" },
        required: false,
        options: [
          { id: "often", label: { sv: "Flera gånger i veckan", en: "Several times a week", ar: "عدة مرات في الأسبوع" } },
          { id: "sometimes", label: { sv: "Ibland", en: "Sometimes", ar: "أحياناً" } },
          { id: "never", label: { sv: "Nästan aldrig", en: "Hardly ever", ar: "نادراً جداً" } },
          { id: "work", label: { sv: "Bara till och från jobbet", en: "Only to and from work", ar: "إلى العمل ومنه فقط" } },
        ],
      },
      {
        id: "helps",
        type: "multiple",
        label: { sv: "Vad får dig att känna dig trygg?", en: "What makes you feel safe?", ar: "ما الذي يجعلك تشعر بالأمان؟" },
        required: false,
        options: [
          { id: "light", label: { sv: "Bra ljus", en: "Good light", ar: "إضاءة جيدة" } },
          { id: "people", label: { sv: "Att andra rör sig där", en: "That others are about", ar: "وجود آخرين في المكان" } },
          { id: "overview", label: { sv: "Att se långt", en: "Being able to see far", ar: "أن أرى بعيداً" } },
          { id: "upkeep", label: { sv: "Att det är helt och rent", en: "That it is clean and in repair", ar: "أن يكون المكان نظيفاً وسليماً" } },
          { id: "music", label: { sv: "Musik", en: "Music", ar: "الموسيقى" } },
        ],
      },
      {
        id: "overall",
        type: "scale",
        label: { sv: "Hur trygg känner du dig ute på kvällen?", en: "How safe do you feel outdoors in the evening?", ar: "ما مدى شعورك بالأمان خارج البيت مساءً؟" },
        required: false,
        options: [],
      },
      { id: "first", type: "text", label: { sv: "Vad skulle du ändra först?", en: "What would you change first?", ar: "ما أول شيء ستغيّره؟" }, required: false, options: [] },
    ],
  },
  {
    slug: "helsingborg-minns",
    status: "open",
    title: { sv: "Helsingborg minns", en: "Helsingborg remembers", ar: "هلسنبوري تتذكر" },
    question: { sv: "Vilken plats bär ett minne för dig?", en: "Which place holds a memory for you?", ar: "أي مكان يحمل ذكرى بالنسبة لك؟" },
    intro: {
      sv: "Ett stort ögonblick eller en vanlig tisdag. Dina egna minnen eller något du fått berättat för dig. Säger du ja till utställning kan det visas på en vägg i stan.",
      en: "A great moment or an ordinary Tuesday. Your own memories or something you were told. If you say yes to the exhibition, it may be shown on a wall in town.",
      ar: "لحظة كبيرة أو يوم عادي. ذكرياتك أنت أو شيء حُكي لك. إذا وافقت على المعرض فقد تُعرض الذكرى على جدار في المدينة.",
    },
    canChange: { sv: "Vilka berättelser som visas, och vilka platser som får en skylt.", en: "Which stories are shown, and which places get a sign.", ar: "القصص التي تُعرض، والأماكن التي توضع عندها لوحة." },
    cannotChange: { sv: "Namn på gator och torg.", en: "The names of streets and squares.", ar: "أسماء الشوارع والساحات." },
    whoDecides: { sv: "Kulturförvaltningen väljer tillsammans med en grupp invånare.", en: "The culture department chooses together with a group of residents.", ar: "تختار إدارة الثقافة مع مجموعة من السكان." },
    kinds: ["memory", "story"],
    geometryTypes: ["point"],
    opensInDays: -130,
    // A dialogue for years, so that its group session never ends while someone shows the demo.
    closesInDays: 1600,
    answerInDays: 1640,
    questions: [],
  },
  {
    slug: "parker-dar-vi-mots",
    status: "closed",
    title: { sv: "Parker där vi möts", en: "Parks where we meet", ar: "حدائق نلتقي فيها" },
    question: { sv: "Vad behöver en park för att du ska stanna en stund till?", en: "What does a park need for you to stay a little longer?", ar: "ماذا تحتاج الحديقة حتى تبقى فيها وقتاً أطول؟" },
    intro: {
      sv: "Dialogen är stängd. Tack för alla bidrag! Här läser du vad staden svarar.",
      en: "This dialogue is closed. Thank you for every contribution! Here you can read what the city answers.",
      ar: "انتهى هذا الحوار. شكراً على كل المشاركات! اقرأ هنا ردود المدينة.",
    },
    canChange: { sv: "Bänkar, ljus, planteringar, lek och små byggnader i stadens parker.", en: "Benches, light, planting, play and small buildings in the city's parks.", ar: "المقاعد والإضاءة والنباتات والألعاب والمباني الصغيرة في حدائق المدينة." },
    cannotChange: { sv: "Skyddad natur och privata gårdar.", en: "Protected nature and private courtyards.", ar: "المناطق الطبيعية المحمية والساحات الخاصة." },
    whoDecides: { sv: "Stadsbyggnadsnämnden, efter förslag från förvaltningen.", en: "The planning board, on a proposal from the department.", ar: "مجلس تخطيط المدينة بناءً على اقتراح من الإدارة." },
    kinds: ["like", "wish", "story"],
    geometryTypes: ["point"],
    opensInDays: -330,
    closesInDays: -190,
    answerInDays: -100,
    questions: [],
  },
  {
    slug: "vagen-till-skolan",
    status: "open",
    title: { sv: "Vägen till skolan", en: "The way to school", ar: "الطريق إلى المدرسة" },
    question: { sv: "Hur är din väg till skolan, och vad skulle göra den bättre?", en: "What is your way to school like, and what would make it better?", ar: "كيف هو طريقك إلى المدرسة، وما الذي يجعله أفضل؟" },
    intro: {
      sv: "Rita vägen du går eller cyklar, eller märk ut en plats längs den. Början och slutet av vägen tas bort i din telefon, så att ingen ser var du bor.",
      en: "Draw the way you walk or cycle, or mark a place along it. The beginning and the end are taken off on your phone, so that nobody sees where you live.",
      ar: "ارسم الطريق الذي تمشيه أو تقطعه بالدراجة، أو حدد مكاناً عليه. تُحذف بداية الطريق ونهايته في هاتفك حتى لا يرى أحد أين تسكن.",
    },
    canChange: { sv: "Övergångar, cykelvägar, ljus och vad som finns att göra längs vägen.", en: "Crossings, cycle paths, light, and what there is to do along the way.", ar: "معابر المشاة ومسارات الدراجات والإضاءة وما يمكن فعله على الطريق." },
    cannotChange: { sv: "Vilken skola du går i och när lektionerna börjar.", en: "Which school you go to and when lessons begin.", ar: "المدرسة التي تذهب إليها ووقت بدء الدروس." },
    whoDecides: { sv: "Stadsbyggnadsförvaltningen väljer varje vår, tillsammans med skolorna.", en: "The planning department chooses every spring, together with the schools.", ar: "تختار إدارة تخطيط المدينة كل ربيع بالتعاون مع المدارس." },
    kinds: ["like", "avoid", "wish", "story"],
    geometryTypes: ["point", "line", "area"],
    opensInDays: -40,
    closesInDays: 1500,
    answerInDays: 1540,
    questions: [
      {
        id: "how",
        type: "single",
        label: { sv: "Hur tar du dig oftast till skolan?", en: "How do you usually get to school?", ar: "كيف تذهب إلى المدرسة عادةً؟" },
        required: false,
        options: [
          { id: "walk", label: { sv: "Jag går", en: "I walk", ar: "مشياً" } },
          { id: "cycle", label: { sv: "Jag cyklar", en: "I cycle", ar: "بالدراجة" } },
          { id: "bus", label: { sv: "Med buss eller tåg", en: "By bus or train", ar: "بالحافلة أو القطار" } },
          { id: "car", label: { sv: "Med bil", en: "By car", ar: "بالسيارة" } },
        ],
      },
    ],
  },
];

export interface DemoSession {
  readonly code: string;
  readonly label: string;
  readonly campaign: CampaignSlug;
  readonly forChildren: boolean;
  readonly allowsMedia: boolean;
}
export const SESSIONS: readonly DemoSession[] = [
  { code: "DEMO-5B", label: "Klass 5B (exempel)", campaign: "vagen-till-skolan", forChildren: true, allowsMedia: false },
  { code: "DEMO-TRAFF", label: "Träffpunkten (exempel)", campaign: "helsingborg-minns", forChildren: false, allowsMedia: true },
];
