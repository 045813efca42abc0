/** What is told in the towns of the municipality: invented voices, good and bad in every one of them. */
import { avoid, decade, like, memory, safety, story, wish, type DemoPlace } from "./write";

export const TOWNS: readonly DemoPlace[] = [
  {
    place: "Ödåkra",
    centre: [12.7499, 56.1034],
    contributions: [
      memory([12.7492, 56.104], decade(1950), "Lukten från brännvinsbränneriet", "Det luktade potatis i hela byn på hösten. Vi barn trodde att alla byar luktade så.", { age: "80_plus", campaign: "helsingborg-minns", supports: 14 }),
      like([12.7506, 56.1029], null, "Att man kan ta tåget in på nio minuter och ändå ha stjärnor på natten.", { age: "35_49", supports: 10 }),
      avoid([12.7489, 56.1027], ["evening", "night"], ["lighting", "deserted"], "Tunneln vid stationen när man kommer hem sent.", { age: "20_34", gender: "woman", campaign: "kvallen-ar-din" }),
      wish([12.7509, 56.1039], ["young"], "Somewhere to skate", "The old car park is smooth but we get sent away. A small ramp would be enough, we can help to build it.", { language: "en", age: "13_19", supports: 18 }),
    ],
  },
  {
    place: "Påarp",
    centre: [12.8157, 56.0318],
    contributions: [
      story([12.815, 56.0324], "Brandlarmet på julafton", "Tomten fick ge sig av mitt i säcken för han var deltidsbrandman. Han kom tillbaka klockan elva och alla barn var fortfarande vakna.", { age: "35_49", supports: 23, exhibition: true }),
      like([12.8164, 56.0312], null, "Motionsspåret. Jag springer, min fru går, vi kommer hem samtidigt.", { age: "50_64", supports: 7 }),
      safety([12.8148, 56.0313], 2, ["morning"], [], ["traffic"], "Vägen till skolan saknar trottoar på en lång bit.", { age: "35_49", gender: "woman" }),
    ],
  },
  {
    place: "Mörarp",
    centre: [12.8775, 56.0567],
    contributions: [
      memory([12.8769, 56.0573], decade(1940), "Mjölkbordet", "Där satt vi och väntade på skolskjutsen och fick höra allt som hänt i bygden. Jag lärde mig mer på mjölkbordet än i skolan.", { age: "80_plus", gender: "woman", campaign: "helsingborg-minns", supports: 17, exhibition: true }),
      like([12.8781, 56.0562], null, "Rapsen i maj! Man måste blunda.", { age: "20_34", supports: 9 }),
      avoid([12.8777, 56.0573], ["evening"], ["deserted"], "Busskuren ligger för sig själv. Det känns långt till närmaste lampa.", { age: "13_19", gender: "woman", campaign: "kvallen-ar-din" }),
    ],
  },
  {
    place: "Gantofta",
    centre: [12.802, 55.9875],
    contributions: [
      like([12.8026, 55.9869], "Ån genom dalen", "Forsärla, strömstare och en gång en kungsfiskare. Vi stod stilla så länge att fikat kallnade.", { age: "50_64", campaign: "parker-dar-vi-mots", supports: 12 }),
      safety([12.8014, 55.9881], 2, ["evening", "night"], [], ["lighting"], "Det är helt mörkt mellan stationen och de första husen.", { age: "20_34" }),
      wish([12.8027, 55.988], ["families"], "Vindskydd vid ån", "Ett litet tak och en eldstad. Vi är flera familjer som vill sköta den.", { age: "35_49", gender: "man", campaign: "parker-dar-vi-mots", key: "gantofta-vindskydd", supports: 19 }),
    ],
  },
  {
    place: "Bårslöv",
    centre: [12.8019, 56.012],
    contributions: [
      story([12.8013, 56.0126], "Bredbandsgrävningen", "När fibern skulle ner grävde vi tillsammans i fyra helger. Internet blev snabbt men det är lunchen på lastbilsflaket vi talar om.", { age: "50_64", gender: "man", supports: 15 }),
      like([12.8026, 56.0115], null, "Storken på fältet. Den struntar i alla.", { age: "under_13", supports: 11 }),
      avoid([12.8021, 56.0126], ["morning", "day"], ["traffic"], "Infarten där traktorer och skolbarn ska samsas.", { age: "35_49" }),
    ],
  },
  {
    place: "Vallåkra",
    centre: [12.8583, 55.9623],
    contributions: [
      memory([12.8577, 55.9629], decade(1960), "Leran från backen", "Läraren tog med oss för att gräva lera. Min skål blev sned och mamma hade nycklar i den i fyrtio år.", { age: "65_79", gender: "woman", campaign: "helsingborg-minns", supports: 16, exhibition: true }),
      like([12.8589, 55.9617], null, "Backarna. Skåne är inte platt, kom hit och cykla.", { age: "20_34", supports: 10 }),
      safety([12.8588, 55.9629], 2, ["evening"], [], ["overview", "lighting"], "Trappan upp från stationen är undanskymd.", { age: "50_64", gender: "woman" }),
    ],
  },
  {
    place: "Rydebäck",
    centre: [12.772, 55.9655],
    contributions: [
      like([12.7713, 55.9649], "Stranden i november", "Inga glassar, inga handdukar, bara vinden. Jag går ensam men det är alltid någon som nickar.", { age: "50_64", gender: "woman", campaign: "parker-dar-vi-mots", supports: 13 }),
      avoid([12.7727, 55.966], ["evening", "night"], ["lighting", "overview"], "Gångvägen under motorvägsbron.", { age: "13_19", campaign: "kvallen-ar-din" }),
      wish([12.7728, 55.965], ["young"], "Ett tält för band", "Vi är tre som spelar och ingen har garage. Ett uppvärmt rum en kväll i veckan räcker.", { age: "13_19", gender: "other", supports: 14 }),
      memory([12.7714, 55.9661], decade(1990), "När husen var nya", "Träden i allén var lägre än jag. Nu är de högre än taket och jag är fortfarande inte så lång.", { age: "35_49", gender: "woman", supports: 8 }),
    ],
  },
  {
    place: "Hittarp",
    centre: [12.6388, 56.0983],
    contributions: [
      memory([12.6394, 56.0978], decade(1970), "Maneterna", "Brännmaneter på ena sidan bryggan och vanliga på den andra. Vi hade kartan i huvudet och sålde den till sommargäster för en glass.", { age: "50_64", campaign: "helsingborg-minns", supports: 18, exhibition: true }),
      like([12.6399, 56.0986], null, "أجلس هنا وأنظر إلى البحر. يذكّرني ببيت جدي.", { language: "ar", age: "50_64", gender: "man", supports: 15 }),
      avoid([12.6402, 56.0991], ["day"], ["traffic", "upkeep"], "På sommaren står bilarna på gångbanan så att rullatorn inte kommer fram.", { age: "80_plus", gender: "woman" }),
    ],
  },
  {
    place: "Laröd",
    centre: [12.657, 56.093],
    contributions: [
      story([12.6576, 56.0936], "Muren med äpplen", "Vi fick så många äpplen att vi lade dem på muren med en skylt. Dagen efter stod där tre burkar mos och en päronpaj.", { age: "35_49", gender: "woman", supports: 20 }),
      like([12.6563, 56.0925], null, "Skogsvägen mot slottet när rhododendron blommar.", { age: "65_79", supports: 9 }),
      safety([12.6579, 56.0926], 2, ["evening"], [], ["lighting", "traffic"], "Cykelvägen slutar mitt i mörkret och man hamnar på bilvägen.", { age: "13_19", gender: "man" }),
      memory([12.6605, 56.0842], decade(2010), "Konserten i slottsparken", "Det ösregnade och ingen gick hem. Pappa höll en presenning över sex personer som vi inte kände.", { age: "20_34", supports: 13 }),
    ],
  },
  {
    place: "Domsten",
    centre: [12.6073, 56.1197],
    contributions: [
      memory([12.6079, 56.1192], decade(1950), "Räkorna på trappan", "På fredagar kom båten in och man köpte räkor i en tidning. Vi åt dem på trappan och läste nyheterna genom fettfläckarna.", { age: "65_79", gender: "man", campaign: "helsingborg-minns", supports: 21 }),
      like([12.6085, 56.1199], null, "Early swim, cold hands, warm people. They lent me a hat the very first day.", { language: "en", age: "35_49", supports: 16 }),
      avoid([12.6083, 56.1203], ["night"], ["lighting"], "Backen ner till hamnen på vintern.", { age: "50_64", campaign: "kvallen-ar-din" }),
    ],
  },
  {
    place: "Allerum",
    centre: [12.6684, 56.1286],
    contributions: [
      story([12.6678, 56.1292], "Kyrkklockan som gick fel", "I ett halvår slog den tretton. Ingen klagade. När den lagades kom vi alla försent till allting.", { age: "65_79", supports: 17, exhibition: true }),
      like([12.669, 56.1281], null, "Hästarna som kommer fram till staketet när jag sjunger.", { age: "under_13", supports: 12 }),
      safety([12.6689, 56.1292], 2, ["morning", "evening"], [], ["traffic"], "Vägkanten är smal och bilarna kommer nära när man går till bussen.", { age: "35_49", gender: "man" }),
    ],
  },
  {
    place: "Fleninge",
    centre: [12.7915, 56.1083],
    contributions: [
      memory([12.7909, 56.1089], decade(1930), "Gästgivarens häst", "Min mormors mor skötte hästarna som vilade här mellan resorna. En av dem ville bara gå norrut, så den fick dra alla som skulle åt det hållet.", { age: "65_79", campaign: "helsingborg-minns", supports: 14 }),
      like([12.7921, 56.1078], null, "Byvägen med de låga husen. Man vill gå långsamt.", { age: "50_64", supports: 7 }),
      avoid([12.792, 56.1089], ["day", "evening"], ["traffic", "noise"], "Genomfartstrafiken. Det går inte att prata vid brevlådan.", { age: "65_79" }),
      like([12.7911, 56.1077], null, "هدوء القرية بعد العمل. الجيران يعرفون اسم كلبي قبل اسمي.", { language: "ar", age: "35_49", supports: 11 }),
    ],
  },
  {
    place: "Hasslarp",
    centre: [12.8134, 56.1373],
    contributions: [
      memory([12.8128, 56.1379], decade(1960), "Betkampanjen", "På hösten kom betorna i långa rader av vagnar. De som ramlade av samlade vi upp och sålde till grannens grisar.", { age: "65_79", gender: "woman", campaign: "helsingborg-minns", supports: 13, exhibition: true }),
      like([12.814, 56.1368], null, "Bygdegården på filmkvällar. Popcornen görs i en gryta stor som en tunna.", { age: "35_49", supports: 9 }),
      safety([12.8139, 56.1379], 2, ["evening"], [], ["lighting", "deserted"], "Få lampor mellan busshållplatsen och bebyggelsen.", { age: "13_19", gender: "woman" }),
    ],
  },
  {
    place: "Kattarp",
    centre: [12.787, 56.14],
    contributions: [
      story([12.7864, 56.1406], "The whole village knows", "I told one person in the queue that my boiler had broken. By supper three neighbours stood in my cellar with tools and soup.", { language: "en", age: "35_49", gender: "woman", supports: 24, exhibition: true }),
      like([12.7877, 56.1395], null, "Tåget stannar, dörrarna öppnas och det luktar äng.", { age: "20_34", supports: 8 }),
      avoid([12.7861, 56.1395], ["evening"], ["deserted", "lighting"], "Väntan på perrongen när ingen annan är där.", { age: "13_19", campaign: "kvallen-ar-din" }),
      wish([12.7876, 56.1405], ["seniors"], "Bokbuss igen", "Den stannade förr utanför mig. Jag läser tre böcker i veckan och har ingen bil.", { age: "80_plus", gender: "woman", supports: 19 }),
    ],
  },
];
