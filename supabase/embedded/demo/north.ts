/** What is told in the northern districts: invented voices, good and bad in every one of them. */
import { avoid, decade, like, memory, period, safety, story, wish, year, type DemoPlace } from "./write";

export const NORTH: readonly DemoPlace[] = [
  {
    place: "Norr",
    centre: [12.6833, 56.0569],
    contributions: [
      like([12.6846, 56.0552], "Gräset på Gröningen", "Här ligger halva stan på filtar i juni. Man hör tre språk och en ukulele samtidigt. Ta med kaffe och något att dela.", { key: "groningen-gras", age: "35_49", gender: "woman", campaign: "parker-dar-vi-mots", supports: 14 }),
      wish([12.6842, 56.0561], ["everyone", "seniors"], "Bänkar med ryggstöd mot sundet", "Det finns gott om plats men få bänkar man kan resa sig från. Sätt några med armstöd, gärna två och två så att man kan prata.", { key: "groningen-bankar", age: "80_plus", gender: "woman", campaign: "parker-dar-vi-mots", supports: 23 }),
      memory([12.6843, 56.0581], decade(1950), "Första gången under vatten", "Farfar höll mig under magen och släppte utan att säga till. Jag svalde halva Öresund och kunde simma. Handduken var av frotté och luktade såpa.", { age: "65_79", gender: "man", campaign: "helsingborg-minns", supports: 11, exhibition: true }),
      memory([12.6851, 56.0536], decade(1930), "Mormors roddbåt", "Mormor berättade att hon och hennes bror rodde ut med kaffe till sommargäster. Två öre koppen. Hon blev åksjuk varenda gång men sade aldrig något.", { age: "65_79", campaign: "helsingborg-minns", supports: 17, exhibition: true }),
      avoid([12.6855, 56.0528], ["evening", "night"], ["lighting", "deserted"], "Gångvägen mellan planteringarna är svart på vintern. Jag går runt på gatan i stället.", { age: "50_64", gender: "woman", campaign: "kvallen-ar-din" }),
      safety([12.6859, 56.0544], 4, ["day", "evening"], ["overview", "upkeep"], [], "Man ser långt och det är alltid någon ute med hund.", { age: "20_34", campaign: "kvallen-ar-din" }),
    ],
  },
  {
    place: "Tågaborg",
    centre: [12.6925, 56.0575],
    contributions: [
      memory([12.6887, 56.0551], decade(1960), "Mjölkbutiken i hörnet", "Jag fick gå med kannan själv när jag fyllt sex. Tanten bakom disken sade alltid att jag växt, även på tisdagar när jag varit där på måndagen.", { age: "65_79", gender: "woman", campaign: "helsingborg-minns", supports: 9 }),
      like([12.6894, 56.0592], "Kastanjeträden", "När kastanjerna blommar är hela gatan som en sal. Jag tar omvägen till bussen bara för det.", { age: "50_64", supports: 6 }),
      avoid([12.6941, 56.0563], ["morning", "day"], ["traffic"], "Bilarna kör fort i backen när skolan börjar. Vi leder cyklarna på trottoaren.", { age: "35_49", gender: "man", relations: ["live"] }),
      wish([12.6951, 56.0587], ["children"], "En brunn att dricka ur", "Vi i klassen önskar en vattenkran vid lekplatsen. En som når för ettorna också.", { age: "under_13", supports: 8 }),
    ],
  },
  {
    place: "Stattena",
    centre: [12.701, 56.059],
    contributions: [
      story([12.6977, 56.0577], "Schackbordet", "En man satt ensam vid schackbordet med uppställda pjäser. Jag kunde inte spela men satte mig. Nu är vi fyra stycken varje torsdag och jag förlorar fortfarande.", { age: "50_64", gender: "man", supports: 19, exhibition: true }),
      like([12.6979, 56.0617], null, "Kvarteret där man hejar. Fem minuter att köpa mjölk blir tjugo.", { age: "65_79", gender: "woman", supports: 5 }),
      safety([12.7024, 56.0601], 2, ["evening"], [], ["overview", "lighting"], "Häcken vid gångvägen har vuxit så att man inte ser vem som kommer.", { age: "13_19", gender: "woman", campaign: "kvallen-ar-din" }),
      memory([12.7068, 56.0607], decade(1980), "Brännboll till det blev mörkt", "Alla årskurser i samma lag. När lyktorna tändes visste vi att vi hade exakt ett innevarv kvar.", { age: "50_64", campaign: "helsingborg-minns", supports: 7 }),
    ],
  },
  {
    place: "Ringstorp",
    centre: [12.7006, 56.0653],
    contributions: [
      memory([12.6972, 56.0651], decade(1970), "Kulbacken", "På vintern hällde vi ut vatten på kvällen så att backen blev is till morgonen. Ingen vuxen fattade varför just den sidan var så hal.", { age: "50_64", gender: "man", supports: 10, exhibition: true }),
      wish([12.7002, 56.0683], ["young"], "Tak över basketplanen", "Det räcker med tak. Vi kan spela i vind men inte i regn, och det regnar jämt.", { age: "13_19", gender: "man", supports: 15 }),
      like([12.7054, 56.0686], "Odlingslådorna", "Tre lådor blev tolv. Man får plocka mangold om man vattnar en gång i veckan.", { age: "35_49", supports: 6 }),
      avoid([12.7039, 56.0636], ["night"], ["lighting"], "Lampan längst bort blinkar. Det känns sämre än om den vore släckt.", { age: "20_34" }),
    ],
  },
  {
    place: "Mariastaden",
    centre: [12.6969, 56.0814],
    contributions: [
      story([12.6905, 56.0807], "Halva stan flyttade in samma vecka", "När vi kom fanns det ingen trottoar, bara lera och flyttlådor. Vi lånade varandras spadar och sedan dess har vi en gemensam fest i september.", { age: "35_49", gender: "woman", supports: 12 }),
      wish([12.6964, 56.0833], ["young"], "En plats inomhus efter skolan", "Vi är många i åttan och nian men det finns ingenstans att vara när det regnar. Soffor, eluttag och en vuxen som inte frågar hela tiden.", { age: "13_19", campaign: "parker-dar-vi-mots", key: "maria-inomhus", supports: 31 }),
      like([12.7023, 56.0817], null, "Dammen! Vi såg en häger och den såg oss.", { age: "under_13", supports: 9 }),
      safety([12.694, 56.0802], 2, ["evening"], [], ["deserted", "overview"], "Genvägen mellan husen är tom efter åtta. Inga fönster vetter ditåt.", { age: "20_34", gender: "woman", campaign: "kvallen-ar-din" }),
    ],
  },
  {
    place: "Berga",
    centre: [12.72, 56.078],
    contributions: [
      story([12.7208, 56.0756], "Lunchlådan", "Jag jobbar skift och äter på samma bänk. En dag låg det en lapp: 'Här sitter jag också, fast klockan fyra.' Nu lämnar vi korsord till varandra.", { age: "35_49", relations: ["work"], supports: 18 }),
      story([12.7102, 56.0766], "Morgontåget", "Samma sju personer på perrongen varje dag i två år. I höstas försvann en. När hon kom tillbaka med barnvagn applåderade vi.", { age: "35_49", relations: ["work"], supports: 26, exhibition: true }),
      like([12.7166, 56.0778], null, "Cykelbanan hit är rak och fin. Tjugo minuter från stan med medvind, trettio annars.", { age: "50_64", relations: ["work"], supports: 3 }),
      avoid([12.7198, 56.0811], ["morning"], ["traffic"], "Lastbilarna svänger över cykelbanan utan att se en. Måla korsningen tydligare.", { age: "35_49", relations: ["work"] }),
      wish([12.7276, 56.0779], ["everyone"], "Skugga vid hållplatsen", "Ett träd eller ett tak. På sommaren steker solen rakt in i kuren.", { age: "20_34", supports: 4 }),
    ],
  },
  {
    place: "Drottninghög",
    centre: [12.7281, 56.0619],
    contributions: [
      story([12.7244, 56.0632], "قهوة مع الجيران", "عندما وصلنا لم نعرف أحداً. طرقت جارتنا الباب ومعها كعك القرفة. اليوم نشرب القهوة معاً كل يوم سبت.", { language: "ar", age: "35_49", gender: "woman", supports: 22, exhibition: true }),
      memory([12.7319, 56.0648], decade(1970), "Nya köket", "Vi hade badkar och egen balkong! Mamma gick runt och kände på skåpluckorna hela första kvällen. Från balkongen såg man ända till tornet.", { age: "65_79", gender: "woman", campaign: "helsingborg-minns", supports: 16, exhibition: true }),
      like([12.7272, 56.0628], "Trädgården mellan husen", "Här växer mynta, tomater och en vinranka som min granne viskar till. Det fungerar.", { age: "50_64", campaign: "parker-dar-vi-mots", key: "drottninghog-odling", supports: 13 }),
      safety([12.7288, 56.062], 4, ["day", "evening"], ["lighting", "overview"], [], "Sedan de nya lamporna kom går jag hem genom parken igen.", { age: "20_34", gender: "woman", campaign: "kvallen-ar-din" }),
      avoid([12.7334, 56.0589], ["evening"], ["deserted", "overview"], "Garagelängan är en lång vägg utan ett enda fönster.", { age: "50_64", campaign: "kvallen-ar-din" }),
      wish([12.7263, 56.061], ["families"], "Grillplats med riktigt bord", "Vi är alltid minst tolv när vi äter. Ett långbord i trä och tak för regn.", { age: "20_34", campaign: "parker-dar-vi-mots", key: "drottninghog-langbord", supports: 20 }),
    ],
  },
  {
    place: "Dalhem",
    centre: [12.7367, 56.0675],
    contributions: [
      story([12.7359, 56.0681], "Bibblan när det snöade", "Bussarna stod stilla och vi blev kvar, kanske trettio stycken. Någon läste högt för barnen och ingen ville gå när plogen kom.", { age: "35_49", supports: 21, exhibition: true }),
      like([12.7372, 56.0656], "Pulkabacken", "Bästa backen i hela världen. Man åker så fort att man gråter men inte för att man är ledsen.", { age: "under_13", supports: 12 }),
      avoid([12.7313, 56.0672], ["evening", "night"], ["lighting"], "Tunneln under vägen. Lamporna har varit trasiga länge.", { age: "13_19", gender: "woman", campaign: "kvallen-ar-din", key: "dalhem-tunnel" }),
      wish([12.7364, 56.0717], ["everyone"], "ساعات أطول للمكتبة", "أتمنى أن تفتح المكتبة أبوابها مساء الأحد أيضاً. أولادي يدرسون هناك لأن البيت صغير.", { language: "ar", age: "35_49", gender: "woman", supports: 17 }),
    ],
  },
  {
    place: "Fredriksdal",
    centre: [12.724, 56.06],
    contributions: [
      like([12.7198, 56.0582], "Rosorna i juli", "Jag går bara förbi för att lukta. Hittills har jag ett favoritnamn på var och en, inget är det riktiga.", { age: "65_79", gender: "woman", supports: 8 }),
      memory([12.7202, 56.0594], decade(1990), "Skolresan till friluftsteatern", "Det började regna i andra akten och skådespelarna spelade värre ju blötare de blev. Vi skrattade hela vägen hem.", { age: "35_49", supports: 10 }),
      safety([12.7206, 56.0601], 2, ["morning"], [], ["traffic"], "Övergången vid rondellen. Bilarna tittar åt andra hållet.", { age: "35_49", gender: "woman", relations: ["live"] }),
      wish([12.7243, 56.0617], ["children", "families"], "Stock att balansera på", "Lägg en fallen ek tvärs över gräset och låt den ligga. Barn behöver inte mer.", { age: "35_49", campaign: "parker-dar-vi-mots", key: "fredriksdal-stock", supports: 9 }),
      memory([12.7272, 56.0598], period(1944, 1946), "Kolonin under kriget", "Vi odlade potatis i varje hörn. Far mätte raderna med ett snöre och lillasyster fick äta de minsta råa.", { age: "80_plus", gender: "man", campaign: "helsingborg-minns", supports: 14 }),
      memory([12.7232, 56.0576], year(1967), "Morgonen efter att vi bytt sida", "Far stod vid fönstret i gryningen och väntade på den första bilen på höger sida. Den kom klockan sju och mötte ingen.", { age: "65_79", campaign: "helsingborg-minns", supports: 12 }),
    ],
  },
];
