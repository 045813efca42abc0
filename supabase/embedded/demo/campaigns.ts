/**
 * The demo's dialogues with their promises: two open ones and one that is closed and answered. Days are counted from the day the
 * demo is loaded: negative is in the past.
 */
import type { Kind } from "../../../src/domain/kind";
import type { Question, Words } from "../../../src/domain/campaign";
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
        ],
      },
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
    opensInDays: -130,
    closesInDays: 160,
    answerInDays: 200,
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
    opensInDays: -330,
    closesInDays: -190,
    answerInDays: -100,
    questions: [],
  },
];
