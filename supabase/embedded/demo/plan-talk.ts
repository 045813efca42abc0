/**
 * What is said about two of the invented plans while they are out for consultation and review, and what was said there before: so that a plan's
 * dossier has received and background, answered and unanswered, one who wrote twice, and something no moderator has looked at yet.
 */
import { avoid, decade, like, memory, safety, story, wish, type DemoContribution } from "./write";

/** Trapphusparken, in consultation since fifteen days. */
const CONSULTATION: readonly DemoContribution[] = [
  wish([12.7246, 56.0289], ["children", "families"], "Spara pulkabacken", "Spara pulkabacken. Den är liten men den är vår, och den räcker till alla gårdar runt om.", { key: "park-pulka", daysAgo: 13, age: "35_49", gender: "woman", supports: 9 }),
  wish([12.7252, 56.0285], ["everyone"], "De tre bokarna", "Låt de tre stora bokarna stå kvar. Rita husen runt dem. Ett nytt träd hinner jag inte se bli stort.", { key: "park-bokar", daysAgo: 12, age: "65_79", gender: "man", supports: 14 }),
  avoid([12.7241, 56.0282], ["evening", "night"], ["lighting"], "Trapporna mot busshållplatsen. Man ser inte var stegen börjar när det är mörkt.", { key: "park-trappor", daysAgo: 11, age: "50_64", gender: "woman" }),
  wish([12.7243, 56.0281], ["everyone", "seniors"], "En väg upp utan trappsteg", "Gör en väg upp som går att köra rullstol på, med en bänk halvvägs. Trapporna är fina men de är inte för mig.", { key: "park-ramp", daysAgo: 11, age: "65_79", supports: 17 }),
  wish([12.7257, 56.0279], ["young"], "Ett tak att mötas under", "Ett tak när det regnar, med eluttag och en bänk som går runt. Vi står alltid under balkongen och då blir någon sur.", { key: "park-tak", daysAgo: 10, age: "13_19", supports: 11 }),
  like([12.7249, 56.028], "Bänken under kastanjen", "Där sitter min syster och jag varje onsdag. Vi har suttit där i nitton år.", { daysAgo: 9, age: "65_79", gender: "woman", supports: 4 }),
  safety([12.7255, 56.0287], 4, ["day", "evening"], ["overview"], [], "Här är det öppet och man ser alla som kommer. Bygg inte bort det.", { daysAgo: 8, age: "35_49", gender: "woman" }),
  wish([12.7261, 56.0284], ["everyone"], "Var ska bilarna stå?", "Var ska vi ställa bilarna? Hemtjänsten hittar ingen plats redan nu, och ni ritar in fyrtio lägenheter till.", { key: "park-bilar", by: "den med bilen", daysAgo: 8, age: "50_64", gender: "man", supports: 6 }),
  wish([12.7263, 56.0282], ["everyone"], "Tak över cyklarna", "Sätt tak över cykelställen på samma gång, och gör plats för lådcyklar.", { key: "park-cyklar", by: "den med bilen", daysAgo: 8, age: "50_64", gender: "man", supports: 3 }),
  wish([12.7259, 56.0281], ["everyone"], "Mindre asfalt", "Ta bort hälften av parkeringen och gör gräs av den. Vi är många som inte har bil.", { key: "park-asfalt", daysAgo: 7, age: "20_34", supports: 8 }),
  story([12.7245, 56.0276], "Odlingslådorna", "Någon ställde ut en låda med jord. Efter en sommar var vi elva grannar som turades om att vattna, och tomaterna räckte till alla.", { daysAgo: 6, age: "35_49", supports: 7 }),
  memory([12.725, 56.0277], decade(1970), "Kojan i slänten", "Vi byggde koja av lastpallar när husen var nya. Vaktmästaren lät den stå i två år.", { daysAgo: 6, age: "50_64", gender: "man", supports: 5 }),
  like([12.7254, 56.0276], null, "Klätterställningen som ser ut som ett skepp. Jag är kapten.", { daysAgo: 5, age: "under_13" }),
  wish([12.7247, 56.0284], ["families"], "ركن للأمهات", "نريد ركنًا فيه ظل وطاولة حيث يمكن للأمهات أن يجلسن بينما يلعب الأطفال.", { daysAgo: 5, language: "ar", age: "20_34", gender: "woman", supports: 5 }),
  like([12.7251, 56.0291], "Birds in October", "The rowan trees along the upper path. In October they are full of birds and it sounds like a market.", { daysAgo: 4, language: "en", age: "35_49", supports: 2 }),
  safety([12.726, 56.0275], 2, ["evening"], [], ["lighting", "overview"], "Gången bakom garagen. Häcken är högre än jag och lampan sitter på fel sida.", { daysAgo: 3, age: "13_19", gender: "woman" }),
  avoid([12.7285, 56.0283], ["morning"], ["traffic"], "Utfarten vid förskolan klockan åtta. Bilarna backar ut över gångvägen.", { daysAgo: 3, age: "35_49" }),
  wish([12.7281, 56.0278], ["children"], "En stig till förskolan", "Dra en stig genom parken till förskolan så att barnen slipper gå längs gatan.", { daysAgo: 2, age: "20_34", supports: 6 }),
  wish([12.7248, 56.0287], ["everyone"], "Hur höga blir husen?", "Blir husen högre än de som står där? Visa hur skuggan faller på lekplatsen i mars.", { waiting: true, age: "35_49" }),
];

/** The same park, before there was a plan to speak of. */
const BEFORE: readonly DemoContribution[] = [
  like([12.7253, 56.0283], "Lekplatsen på eftermiddagen", "Här känner alla barn varandra. Den som är ny får vara med direkt.", { daysAgo: 46, age: "35_49", gender: "woman", supports: 6 }),
  wish([12.7247, 56.0278], ["seniors"], "Fler bänkar i solen", "Två bänkar till på den soliga sidan, med armstöd så att man kommer upp igen.", { daysAgo: 71, age: "80_plus", supports: 8 }),
  story([12.7256, 56.0288], "Luciatåget i trappan", "Barnen gick ner för alla trapporna med ljus och vi stod på varsin avsats och sjöng med.", { daysAgo: 320, age: "50_64", supports: 9 }),
  safety([12.7242, 56.0276], 3, ["evening"], ["overview"], ["lighting"], "Helt okej när affären är öppen, mörkt när den har stängt.", { daysAgo: 118, age: "20_34" }),
  like([12.726, 56.029], null, "Utsikten från översta avsatsen. Man ser hela vägen till sundet.", { daysAgo: 203, age: "20_34", supports: 4 }),
];

/** Kajkanten, in review since twenty days. */
const REVIEW: readonly DemoContribution[] = [
  wish([12.6912, 56.0415], ["everyone"], "Låt kajen vara lägst", "Låt en del av kajen gå ner till vattnet så att man kan sitta med fötterna i. Resten får gärna vara hög.", { key: "kaj-lag", daysAgo: 17, age: "20_34", supports: 10 }),
  like([12.6917, 56.0409], "Kranen", "Den gamla lyftkranen. Den är det första jag letar efter när tåget kommer in.", { key: "kaj-kran", daysAgo: 15, age: "35_49", supports: 12 }),
  wish([12.691, 56.0405], ["everyone"], "Skugga och lä", "Plantera något som ger lä. Det blåser alltid här, och det är därför ingen stannar.", { key: "kaj-la", daysAgo: 9, age: "50_64", gender: "woman", supports: 5 }),
  safety([12.6914, 56.0402], 4, ["evening"], ["lighting", "overview"], [], "De nya lamporna gjorde skillnad. Jag går den här vägen hem nu.", { daysAgo: 6, age: "20_34", gender: "woman" }),
  memory([12.6919, 56.0413], decade(1960), "Bananbåten", "Far jobbade på kajen. När bananbåten kom fick vi varsin klase, och hela gatan luktade.", { daysAgo: 4, age: "80_plus", supports: 8 }),
];

export const PLAN_TALK: readonly DemoContribution[] = [...CONSULTATION, ...BEFORE, ...REVIEW];
