/** What is told in the middle of the city and the districts east of it: invented voices, good and bad in every one of them. */
import { avoid, decade, like, memory, safety, story, wish, year, type DemoPlace } from "./write";

export const CENTRE: readonly DemoPlace[] = [
  {
    place: "Centrum",
    centre: [12.696, 56.046],
    contributions: [
      memory([12.6963, 56.0475], decade(1950), "Första dejten på trapporna", "Vi hade bestämt klockan sex men inte vilken trappa. Jag satt högst upp, hon satt längst ner. Efter en timme möttes vi på mitten.", { age: "80_plus", gender: "man", campaign: "helsingborg-minns", supports: 34, exhibition: true }),
      memory([12.6948, 56.0443], decade(1970), "Vi turade till Helsingör", "Fram och tillbaka hela lördagen på samma biljett. Vi drack läsk och låtsades att vi skulle långt bort.", { age: "50_64", gender: "woman", campaign: "helsingborg-minns", supports: 41, exhibition: true }),
      memory([12.6945, 56.0466], decade(1940), "När ljusen tändes igen", "Jag var sju år. Efter alla mörka kvällar lyste plötsligt varenda skyltfönster på torget och mor grät fast hon var glad.", { age: "80_plus", gender: "woman", campaign: "helsingborg-minns", supports: 28, exhibition: true }),
      memory([12.6891, 56.0482], year(2002), "Nya huset vid vattnet", "Jag var tio och fick måla på en vägg inomhus med lov. Jag har fortfarande färg på de skorna.", { age: "20_34", supports: 9 }),
      memory([12.6873, 56.0449], year(1955), "Sommaren då hela världen kom hit", "Pappa tog ledigt en hel dag för utställningen. Jag minns flaggorna, en glass i tre färger och att han höll min hand fast jag var stor.", { age: "65_79", campaign: "helsingborg-minns", supports: 30, exhibition: true }),
      story([12.6971, 56.0481], "The tower keeps me company", "I moved here alone for work. Every evening I wave to the tower from my kitchen. Last week a neighbour across the yard waved back.", { language: "en", age: "20_34", gender: "woman", supports: 25, exhibition: true, media: "tower" }),
      story([12.6936, 56.0452], "Paraplyet", "Det blåste så att mitt paraply gick sönder. En kvinna gav mig sitt och sprang till bussen. Jag har gett bort det två gånger sedan dess.", { age: "50_64", supports: 20 }),
      like([12.6962, 56.0471], "Utsikten efter 128 steg", "Jag vilar tre gånger på vägen upp. Det är de bästa pauserna på dagen.", { age: "65_79", supports: 11 }),
      like([12.6884, 56.0473], null, "Solnedgången från bryggan, den är gratis och ny varje kväll.", { age: "13_19", campaign: "parker-dar-vi-mots", key: "brygga-sol", supports: 18 }),
      wish([12.6919, 56.0412], ["young", "everyone"], "Badstege och dusch vid kajen", "Vi badar där ändå. Gör det tryggt: två stegar, en dusch och en livboj som syns.", { age: "13_19", campaign: "parker-dar-vi-mots", key: "kaj-stege", supports: 37 }),
      safety([12.6938, 56.0438], 4, ["day"], ["overview", "lighting"], [], "Mycket folk och tydliga skyltar, lätt att hitta.", { age: "20_34", relations: ["work"], campaign: "kvallen-ar-din" }),
      avoid([12.6938, 56.0453], ["night"], ["noise", "disturbing_behaviour"], "Efter stängning är det skrik och glas i rännstenen.", { age: "35_49", campaign: "kvallen-ar-din" }),
      story([12.6989, 56.0427], "مقعد القراءة", "في المكتبة مقعد بجانب النافذة. هناك تعلمت أول مئة كلمة سويدية من كتب الأطفال مع ابنتي.", { language: "ar", age: "20_34", gender: "man", supports: 23, exhibition: true }),
    ],
  },
  {
    place: "Slottshöjden",
    centre: [12.701, 56.0515],
    contributions: [
      like([12.6996, 56.0507], "Bokskogen mitt i stan", "I maj är ljuset grönt. Jag tar av mig glasögonen för då ser det ut som en tavla.", { age: "50_64", campaign: "parker-dar-vi-mots", supports: 12 }),
      safety([12.7029, 56.0521], 2, ["evening"], [], ["lighting", "overview"], "Trappan ned är brant och helt mörk från mitten.", { age: "35_49", gender: "woman", campaign: "kvallen-ar-din", key: "slottshojden-trappa" }),
      memory([12.6951, 56.0531], decade(1930), "Pigans kammare", "Min mormor delade rum med symaskinen. Hon såg sundet genom ett fönster stort som en bok och skrev hem att hon bodde med havsutsikt.", { age: "65_79", gender: "woman", campaign: "helsingborg-minns", supports: 24, exhibition: true, media: "window" }),
      wish([12.7026, 56.0532], ["seniors"], "Ledstång på båda sidor", "Backen är vacker men hal. En ledstång till och vi är många som går ut även i februari.", { age: "80_plus", supports: 16 }),
    ],
  },
  {
    place: "Söder",
    centre: [12.7033, 56.0381],
    contributions: [
      story([12.7031, 56.0386], "Torgets domare", "Två herrar spelar backgammon på torget och alla har en åsikt. Jag hejar på den som förlorar. Hittills har jag hejat lika mycket på båda.", { age: "35_49", supports: 27, exhibition: true, media: "square" }),
      memory([12.7025, 56.0339], decade(1960), "Sista spårvagnen", "Vi stod längs hela gatan. Konduktören lät mig ringa i klockan, och jag ringde tills mamma sade att det räckte.", { age: "65_79", gender: "man", campaign: "helsingborg-minns", supports: 33, exhibition: true, media: "tram" }),
      memory([12.6989, 56.0385], decade(1980), "Skivbackarna", "Varje lördag bläddrade jag igenom samma backar utan att köpa något. Han bakom disken spelade ändå det jag ville höra.", { age: "50_64", supports: 13 }),
      like([12.7043, 56.0408], "Lukten klockan fem", "Nybakat bröd, kardemumma och kol. Man kan gå genom halva jordklotet på tio minuter och bli mätt av luften.", { age: "20_34", supports: 19 }),
      wish([12.7066, 56.0376], ["families", "children"], "Mer grönt på gården", "Vi har asfalt och en cykelställning. Ge oss fyra träd och en sandlåda så sköter vi vattnet.", { age: "35_49", campaign: "parker-dar-vi-mots", key: "soder-gard", supports: 22 }),
      safety([12.7038, 56.0372], 4, ["day", "evening"], ["overview", "lighting"], [], "Det är öppet sent och man ser folk genom fönstren.", { age: "20_34", gender: "woman", campaign: "kvallen-ar-din" }),
      avoid([12.7052, 56.0368], ["evening", "night"], ["traffic", "noise"], "Bilar som gasar mellan rödljusen.", { age: "50_64", campaign: "kvallen-ar-din" }),
      wish([12.6992, 56.0387], ["young"], "A late study room", "The campus closes and we end up in cafés we cannot afford. One warm room until midnight would change my whole winter.", { language: "en", age: "20_34", relations: ["study"], supports: 21 }),
    ],
  },
  {
    place: "Eneborg",
    centre: [12.7108, 56.0422],
    contributions: [
      memory([12.7103, 56.0407], decade(1950), "Tvättstugan i källaren", "På måndagar var det vår tur. Ångan låg tjock och grannfruarna sjöng stämmor. Vi barn satt på vedhögen och kunde alla verser.", { age: "65_79", gender: "woman", campaign: "helsingborg-minns", supports: 15 }),
      like([12.7075, 56.0427], null, "Bokbytarskåpet i porten. Jag har läst tre deckare och lämnat en kokbok.", { age: "50_64", supports: 7 }),
      safety([12.7124, 56.0451], 2, ["morning", "day"], [], ["traffic", "overview"], "Bilar parkerar så nära hörnet att barn inte syns.", { age: "35_49", gender: "man" }),
      story([12.7148, 56.0414], "Piano genom väggen", "Någon i huset övar samma stycke varje dag. I våras klarade hon det svåra partiet och jag knackade i väggen. Det blev tyst, sedan kom ett extranummer.", { age: "65_79", supports: 29, exhibition: true }),
    ],
  },
  {
    place: "Högaborg",
    centre: [12.7122, 56.0389],
    contributions: [
      like([12.7094, 56.037], null, "Kullerstenen. Den sinkar bilarna och får min lilla cykel att spela en melodi.", { age: "13_19", supports: 6 }),
      avoid([12.7102, 56.0399], ["evening"], ["upkeep", "lighting"], "Det ligger skräp bakom containrarna och lampan är borta.", { age: "35_49" }),
      memory([12.7146, 56.0402], decade(1940), "Kaninerna på gården", "Alla hade kaniner. Min hette Kapten. En söndag åt vi stek och jag frågade inget på en vecka.", { age: "80_plus", gender: "man", campaign: "helsingborg-minns", supports: 12 }),
      wish([12.7149, 56.0372], ["seniors", "everyone"], "En pratbänk", "Sätt upp en bänk med skylten 'Sitt här om du vill prata'. Jag lovar att använda den.", { age: "65_79", gender: "man", campaign: "parker-dar-vi-mots", key: "hogaborg-pratbank", supports: 28 }),
    ],
  },
  {
    place: "Wilson Park",
    centre: [12.719, 56.043],
    contributions: [
      like([12.7184, 56.0435], "Parken som alla delar", "Hundar före åtta, barn till fem, ungdomar tills det skymmer. Ingen har bestämt det men alla vet.", { age: "50_64", supports: 10 }),
      safety([12.7203, 56.0429], 2, ["evening"], [], ["lighting", "deserted"], "Mitt i parken syns man inte från något fönster.", { age: "20_34", gender: "woman", campaign: "kvallen-ar-din" }),
      story([12.7155, 56.0437], "Katten med tre adresser", "Hon kallas Sickan hos oss, Madame hos grannen och Bosse på tvåan. Vi upptäckte det när alla ropade samtidigt.", { age: "13_19", supports: 24, exhibition: true }),
    ],
  },
  {
    place: "Husensjö",
    centre: [12.7275, 56.0436],
    contributions: [
      memory([12.7245, 56.0427], decade(1970), "Radion på bilverkstan", "Farbror lagade vår bil mot en sockerkaka. Medan han skruvade lärde han mig alla motorljud. Jag kan höra en trasig rem på långt håll.", { age: "50_64", gender: "woman", supports: 8 }),
      like([12.7251, 56.0463], null, "Plommonträdet som hänger ut över gångbanan, med en lapp: Ta för dig.", { age: "35_49", supports: 14 }),
      avoid([12.7345, 56.0452], ["morning"], ["traffic"], "Skolvägen korsar utfarten. Ingen ser någon när solen står lågt.", { age: "35_49", gender: "man" }),
      wish([12.729, 56.0413], ["families"], "Cykelpump vid lekplatsen", "En enkel pump som sitter fast. Vi är många med kärra och platta däck.", { age: "20_34", supports: 7 }),
    ],
  },
  {
    place: "Rosengården",
    centre: [12.7281, 56.05],
    contributions: [
      story([12.7218, 56.049], "The walking bus", "Five parents, eighteen children, one whistle. I was nervous about my Swedish, but six-year-olds correct you very politely.", { language: "en", age: "35_49", gender: "man", supports: 18, exhibition: true }),
      like([12.7273, 56.0518], null, "Skogsdungen med kojan. Den har tre rum nu.", { age: "under_13", supports: 7 }),
      safety([12.7272, 56.0485], 2, ["evening"], [], ["lighting", "upkeep"], "Lamporna längs gångvägen lyser in i buskarna.", { age: "65_79", campaign: "kvallen-ar-din" }),
      wish([12.7356, 56.0505], ["seniors"], "Boule i skuggan", "Vi har kloten och sällskapet. Det enda som fattas är grus.", { age: "65_79", campaign: "parker-dar-vi-mots", key: "rosengarden-boule", supports: 11 }),
    ],
  },
  {
    place: "Adolfsberg",
    centre: [12.743, 56.0445],
    contributions: [
      memory([12.7389, 56.0436], decade(1980), "Datorklubben", "Fyra pojkar, en flicka och en enda dator. Jag var flickan. Vi fick tio minuter var och jag räknade sekunderna åt de andra.", { age: "50_64", gender: "woman", campaign: "helsingborg-minns", supports: 16, exhibition: true }),
      like([12.741, 56.048], null, "Lugnet på söndagar. Man hör koltrasten före bilarna.", { age: "65_79", supports: 5 }),
      avoid([12.7463, 56.045], ["evening", "night"], ["deserted"], "Parkeringen är tom och stor. Man hör sina egna steg.", { age: "13_19" }),
    ],
  },
];
