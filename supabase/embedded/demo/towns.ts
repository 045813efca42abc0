/** What is told in the towns of the municipality: invented voices, good and bad in every one of them. */
import { avoid, decade, like, memory, safety, story, wish, type DemoPlace } from "./write";

export const TOWNS: readonly DemoPlace[] = [
  {
    place: "Ödåkra",
    centre: [12.7499, 56.1034],
    contributions: [
      memory([12.7508, 56.1009], decade(1950), "Lukten från brännvinsbränneriet", "Det luktade potatis i hela byn på hösten. Vi barn trodde att alla byar luktade så.", { age: "80_plus", campaign: "helsingborg-minns", supports: 14 }),
      like([12.7475, 56.1032], null, "Att man kan ta tåget in på nio minuter och ändå ha stjärnor på natten.", { age: "35_49", supports: 10 }),
      avoid([12.7489, 56.1027], ["evening", "night"], ["lighting", "deserted"], "Tunneln vid stationen när man kommer hem sent.", { age: "20_34", gender: "woman", campaign: "kvallen-ar-din" }),
      wish([12.7497, 56.1064], ["young"], "Somewhere to skate", "The old car park is smooth but we get sent away. A small ramp would be enough, we can help to build it.", { language: "en", age: "13_19", supports: 18 }),
    ],
  },
  {
    place: "Påarp",
    centre: [12.8157, 56.0318],
    contributions: [
      story([12.8166, 56.0301], "Brandlarmet på julafton", "Tomten fick ge sig av mitt i säcken för han var deltidsbrandman. Han kom tillbaka klockan elva och alla barn var fortfarande vakna.", { age: "35_49", supports: 23, exhibition: true }),
      like([12.8112, 56.0312], null, "Motionsspåret. Jag springer, min fru går, vi kommer hem samtidigt.", { age: "50_64", supports: 7 }),
      safety([12.8153, 56.0331], 2, ["morning"], [], ["traffic"], "Vägen till skolan saknar trottoar på en lång bit.", { age: "35_49", gender: "woman" }),
    ],
  },
  {
    place: "Mörarp",
    centre: [12.8775, 56.0567],
    contributions: [
      memory([12.8768, 56.0546], decade(1940), "Mjölkbordet", "Där satt vi och väntade på skolskjutsen och fick höra allt som hänt i bygden. Jag lärde mig mer på mjölkbordet än i skolan.", { age: "80_plus", gender: "woman", campaign: "helsingborg-minns", supports: 17, exhibition: true }),
      like([12.8723, 56.0574], null, "Rapsen i maj! Man måste blunda.", { age: "20_34", supports: 9 }),
      avoid([12.8784, 56.0584], ["evening"], ["deserted"], "Busskuren ligger för sig själv. Det känns långt till närmaste lampa.", { age: "13_19", gender: "woman", campaign: "kvallen-ar-din" }),
    ],
  },
  {
    place: "Gantofta",
    centre: [12.802, 55.9875],
    contributions: [
      like([12.7983, 55.986], "Ån genom dalen", "Forsärla, strömstare och en gång en kungsfiskare. Vi stod stilla så länge att fikat kallnade.", { age: "50_64", campaign: "parker-dar-vi-mots", supports: 12 }),
      safety([12.8014, 55.9881], 2, ["evening", "night"], [], ["lighting"], "Det är helt mörkt mellan stationen och de första husen.", { age: "20_34" }),
      wish([12.8, 55.9893], ["families"], "Vindskydd vid ån", "Ett litet tak och en eldstad. Vi är flera familjer som vill sköta den.", { age: "35_49", gender: "man", campaign: "parker-dar-vi-mots", key: "gantofta-vindskydd", supports: 19 }),
    ],
  },
  {
    place: "Bårslöv",
    centre: [12.8019, 56.012],
    contributions: [
      story([12.7981, 56.0099], "Bredbandsgrävningen", "När fibern skulle ner grävde vi tillsammans i fyra helger. Internet blev snabbt men det är lunchen på lastbilsflaket vi talar om.", { age: "50_64", gender: "man", supports: 15 }),
      like([12.7998, 56.0133], null, "Storken på fältet. Den struntar i alla.", { age: "under_13", supports: 11 }),
      avoid([12.8055, 56.0136], ["morning", "day"], ["traffic"], "Infarten där traktorer och skolbarn ska samsas.", { age: "35_49" }),
    ],
  },
  {
    place: "Vallåkra",
    centre: [12.8583, 55.9623],
    contributions: [
      memory([12.8574, 55.961], decade(1960), "Leran från backen", "Läraren tog med oss för att gräva lera. Min skål blev sned och mamma hade nycklar i den i fyrtio år.", { age: "65_79", gender: "woman", campaign: "helsingborg-minns", supports: 16, exhibition: true }),
      like([12.8548, 55.9632], null, "Backarna. Skåne är inte platt, kom hit och cykla.", { age: "20_34", supports: 10 }),
      safety([12.8588, 55.9629], 2, ["evening"], [], ["overview", "lighting"], "Trappan upp från stationen är undanskymd.", { age: "50_64", gender: "woman" }),
    ],
  },
  {
    place: "Rydebäck",
    centre: [12.772, 55.9655],
    contributions: [
      like([12.7713, 55.9649], "Stranden i november", "Inga glassar, inga handdukar, bara vinden. Jag går ensam men det är alltid någon som nickar.", { age: "50_64", gender: "woman", campaign: "parker-dar-vi-mots", supports: 13 }),
      avoid([12.7695, 55.9634], ["evening", "night"], ["lighting", "overview"], "Gångvägen under motorvägsbron.", { age: "13_19", campaign: "kvallen-ar-din" }),
      wish([12.77, 55.9663], ["young"], "Ett tält för band", "Vi är tre som spelar och ingen har garage. Ett uppvärmt rum en kväll i veckan räcker.", { age: "13_19", gender: "other", supports: 14 }),
      memory([12.7744, 55.9672], decade(1990), "När husen var nya", "Träden i allén var lägre än jag. Nu är de högre än taket och jag är fortfarande inte så lång.", { age: "35_49", gender: "woman", supports: 8 }),
    ],
  },
  {
    place: "Hittarp",
    centre: [12.6388, 56.0983],
    contributions: [
      memory([12.6375, 56.0968], decade(1970), "Maneterna", "Brännmaneter på ena sidan bryggan och vanliga på den andra. Vi hade kartan i huvudet och sålde den till sommargäster för en glass.", { age: "50_64", campaign: "helsingborg-minns", supports: 18, exhibition: true }),
      like([12.636, 56.0991], null, "أجلس هنا وأنظر إلى البحر. يذكّرني ببيت جدي.", { language: "ar", age: "50_64", gender: "man", supports: 15 }),
      avoid([12.6412, 56.1005], ["day"], ["traffic", "upkeep"], "På sommaren står bilarna på gångbanan så att rullatorn inte kommer fram.", { age: "80_plus", gender: "woman" }),
    ],
  },
  {
    place: "Laröd",
    centre: [12.657, 56.093],
    contributions: [
      story([12.657, 56.0917], "Muren med äpplen", "Vi fick så många äpplen att vi lade dem på muren med en skylt. Dagen efter stod där tre burkar mos och en päronpaj.", { age: "35_49", gender: "woman", supports: 20 }),
      like([12.6531, 56.0931], null, "Skogsvägen mot slottet när rhododendron blommar.", { age: "65_79", supports: 9 }),
      safety([12.6579, 56.0926], 2, ["evening"], [], ["lighting", "traffic"], "Cykelvägen slutar mitt i mörkret och man hamnar på bilvägen.", { age: "13_19", gender: "man" }),
      memory([12.6605, 56.0842], decade(2010), "Konserten i slottsparken", "Det ösregnade och ingen gick hem. Pappa höll en presenning över sex personer som vi inte kände.", { age: "20_34", supports: 13 }),
    ],
  },
  {
    place: "Domsten",
    centre: [12.6073, 56.1197],
    contributions: [
      memory([12.604, 56.1179], decade(1950), "Räkorna på trappan", "På fredagar kom båten in och man köpte räkor i en tidning. Vi åt dem på trappan och läste nyheterna genom fettfläckarna.", { age: "65_79", gender: "man", campaign: "helsingborg-minns", supports: 21 }),
      like([12.6057, 56.1207], null, "Early swim, cold hands, warm people. They lent me a hat the very first day.", { language: "en", age: "35_49", supports: 16 }),
      avoid([12.6083, 56.1203], ["night"], ["lighting"], "Backen ner till hamnen på vintern.", { age: "50_64", campaign: "kvallen-ar-din" }),
    ],
  },
  {
    place: "Allerum",
    centre: [12.6684, 56.1286],
    contributions: [
      story([12.6681, 56.1264], "Kyrkklockan som gick fel", "I ett halvår slog den tretton. Ingen klagade. När den lagades kom vi alla försent till allting.", { age: "65_79", supports: 17, exhibition: true, media: "bell" }),
      like([12.6653, 56.1288], null, "Hästarna som kommer fram till staketet när jag sjunger.", { age: "under_13", supports: 12 }),
      safety([12.6693, 56.1311], 2, ["morning", "evening"], [], ["traffic"], "Vägkanten är smal och bilarna kommer nära när man går till bussen.", { age: "35_49", gender: "man" }),
    ],
  },
  {
    place: "Fleninge",
    centre: [12.7915, 56.1083],
    contributions: [
      memory([12.7903, 56.1071], decade(1930), "Gästgivarens häst", "Min mormors mor skötte hästarna som vilade här mellan resorna. En av dem ville bara gå norrut, så den fick dra alla som skulle åt det hållet.", { age: "65_79", campaign: "helsingborg-minns", supports: 14 }),
      like([12.7883, 56.1095], null, "Byvägen med de låga husen. Man vill gå långsamt.", { age: "50_64", supports: 7 }),
      avoid([12.7947, 56.1107], ["day", "evening"], ["traffic", "noise"], "Genomfartstrafiken. Det går inte att prata vid brevlådan.", { age: "65_79" }),
      like([12.7939, 56.1072], null, "هدوء القرية بعد العمل. الجيران يعرفون اسم كلبي قبل اسمي.", { language: "ar", age: "35_49", supports: 11 }),
    ],
  },
  {
    place: "Hasslarp",
    centre: [12.8134, 56.1373],
    contributions: [
      memory([12.8103, 56.1354], decade(1960), "Betkampanjen", "På hösten kom betorna i långa rader av vagnar. De som ramlade av samlade vi upp och sålde till grannens grisar.", { age: "65_79", gender: "woman", campaign: "helsingborg-minns", supports: 13, exhibition: true }),
      like([12.8117, 56.1383], null, "Bygdegården på filmkvällar. Popcornen görs i en gryta stor som en tunna.", { age: "35_49", supports: 9 }),
      safety([12.8163, 56.1387], 2, ["evening"], [], ["lighting", "deserted"], "Få lampor mellan busshållplatsen och bebyggelsen.", { age: "13_19", gender: "woman" }),
    ],
  },
  {
    place: "Kattarp",
    centre: [12.787, 56.14],
    contributions: [
      story([12.784, 56.1376], "The whole village knows", "I told one person in the queue that my boiler had broken. By supper three neighbours stood in my cellar with tools and soup.", { language: "en", age: "35_49", gender: "woman", supports: 24, exhibition: true }),
      like([12.7877, 56.1395], null, "Tåget stannar, dörrarna öppnas och det luktar äng.", { age: "20_34", supports: 8 }),
      avoid([12.7861, 56.1395], ["evening"], ["deserted", "lighting"], "Väntan på perrongen när ingen annan är där.", { age: "13_19", campaign: "kvallen-ar-din" }),
      wish([12.7853, 56.1409], ["seniors"], "Bokbuss igen", "Den stannade förr utanför mig. Jag läser tre böcker i veckan och har ingen bil.", { age: "80_plus", gender: "woman", supports: 19 }),
    ],
  },
];
