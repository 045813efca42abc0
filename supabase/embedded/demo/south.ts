/** What is told in the southern districts: invented voices, good and bad in every one of them. */
import { avoid, decade, like, memory, period, safety, story, wish, type DemoPlace } from "./write";

export const SOUTH: readonly DemoPlace[] = [
  {
    place: "Närlunda",
    centre: [12.7189, 56.0342],
    contributions: [
      like([12.7182, 56.0336], "Ravinen", "Man går ner tjugo steg och staden försvinner. Bara vatten, bok och ett barn som skriker av glädje någonstans.", { age: "35_49", campaign: "parker-dar-vi-mots", key: "ravinen", supports: 17 }),
      avoid([12.7134, 56.0313], ["evening", "night"], ["lighting", "overview"], "Stigen ner i ravinen efter skymning.", { age: "50_64", gender: "woman", campaign: "kvallen-ar-din" }),
      memory([12.7161, 56.0361], decade(2000), "Kiosken och kortleken", "Vi satt på trottoarkanten och bytte samlarkort tills kiosken stängde. Han som ägde den släckte alltid lampan två gånger som varning.", { age: "20_34", supports: 11 }),
      wish([12.7241, 56.0364], ["everyone"], "طريق مضاء إلى المدرسة", "أرجو وضع مصابيح على طول الطريق الذي يسلكه أطفالنا في الشتاء.", { language: "ar", age: "35_49", gender: "woman", supports: 14 }),
    ],
  },
  {
    place: "Eskilsminne",
    centre: [12.734, 56.033],
    contributions: [
      memory([12.7308, 56.0336], decade(1960), "Fotboll på grusplan", "Knäna var alltid trasiga och bollen hade mist sin färg. Mamma sydde nummer på tröjorna. Jag fick sju fast vi bara var sex.", { age: "65_79", gender: "man", campaign: "helsingborg-minns", supports: 13, exhibition: true }),
      like([12.7359, 56.0359], null, "Loppisen i april när hela gatan ställer ut bord.", { age: "35_49", supports: 9 }),
      safety([12.741, 56.0314], 2, ["evening"], [], ["overview", "lighting"], "Gången bakom planen är smal och saknar ljus.", { age: "13_19" }),
      wish([12.7321, 56.0308], ["young"], "En plan för tjejlag också", "Vi tränar alltid sist när det är mörkt och blött. Låt tiderna gå runt.", { age: "13_19", gender: "woman", supports: 25 }),
    ],
  },
  {
    place: "Gustavslund",
    centre: [12.7489, 56.0307],
    contributions: [
      story([12.7432, 56.0325], "Vinterljus", "Under pandemin tände alla på gatan ett ljus klockan sju. Vi fortsatte. Nu kommer folk från andra kvarter för att gå rundan.", { age: "65_79", gender: "woman", supports: 22, exhibition: true }),
      like([12.7479, 56.0325], null, "Grusvägen mot åkrarna. Fem minuter hemifrån och så är man på landet.", { age: "50_64", supports: 6 }),
      avoid([12.7542, 56.0315], ["morning", "evening"], ["traffic"], "Korsningen mot stora vägen. Man väntar länge och springer sedan.", { age: "13_19", gender: "man" }),
    ],
  },
  {
    place: "Elineberg",
    centre: [12.7253, 56.0283],
    contributions: [
      memory([12.7201, 56.0253], decade(1960), "Utsikten från sjunde våningen", "Far bar upp mig sista trappan för hissen var inte klar. 'Där är Danmark', sade han, och jag vinkade ifall någon såg.", { age: "65_79", gender: "woman", campaign: "helsingborg-minns", supports: 19, exhibition: true }),
      like([12.7223, 56.0301], null, "De höga husen i kvällssol. De blir rosa i sju minuter, jag har tagit tid.", { age: "20_34", supports: 12 }),
      safety([12.726, 56.0282], 2, ["evening"], [], ["lighting", "deserted"], "Trapporna mellan husen när det är mörkt.", { age: "35_49", campaign: "kvallen-ar-din" }),
      wish([12.728, 56.0294], ["families"], "A wall to paint on", "My teenagers draw everywhere. Give them one long wall where it is allowed, and let it change every month.", { language: "en", age: "35_49", gender: "woman", supports: 16 }),
    ],
  },
  {
    place: "Planteringen",
    centre: [12.71, 56.0266],
    contributions: [
      memory([12.7048, 56.0275], decade(1950), "Fabriksvisslan", "När visslan gick klockan fyra skulle potatisen vara på. Hela kvarteret luktade likadant kvart över.", { age: "80_plus", gender: "woman", campaign: "helsingborg-minns", supports: 21, exhibition: true, media: "whistle" }),
      memory([12.7126, 56.0306], decade(1930), "Farfars cykel", "Han cyklade till jobbet i alla väder och bar cykeln över spåren för att spara fyra minuter. De fyra minuterna satt han på trappan och gjorde ingenting.", { age: "65_79", gender: "man", campaign: "helsingborg-minns", supports: 18 }),
      like([12.7141, 56.0256], null, "Grannens höns. De rymmer på onsdagar och hela gatan jagar.", { age: "under_13", supports: 13 }),
      safety([12.7116, 56.0266], 2, ["evening"], [], ["deserted", "noise"], "Tung trafik och inga andra som går där.", { age: "20_34", gender: "man", campaign: "kvallen-ar-din" }),
      wish([12.7084, 56.0249], ["everyone"], "En genväg till vattnet", "Vi hör havet men det är spår och vägar emellan. En bro för gående, så blir vi en strandstad även här.", { age: "50_64", campaign: "parker-dar-vi-mots", key: "planteringen-bro", supports: 32 }),
    ],
  },
  {
    place: "Miatorp",
    centre: [12.7197, 56.0197],
    contributions: [
      story([12.7164, 56.0173], "كرة القدم بعد المدرسة", "لا نتكلم اللغة نفسها كلنا، لكن كلمة «مرّر» يفهمها الجميع. نلعب حتى تنادينا الأمهات.", { language: "ar", age: "13_19", gender: "man", supports: 20, exhibition: true }),
      like([12.7139, 56.0224], null, "Fotbollsmålen utan nät. Alla vet ändå när det är mål. Nästan alla.", { age: "13_19", supports: 8 }),
      avoid([12.7227, 56.0215], ["evening"], ["disturbing_behaviour", "lighting"], "Hörnet vid återvinningen. Någon kör moped fram och tillbaka.", { age: "65_79", campaign: "kvallen-ar-din" }),
      memory([12.7242, 56.0171], decade(1970), "Tipspromenaden", "Tolv frågor, tretton rätt, för min bror fuskade. Priset var en korv och han delade den.", { age: "50_64", supports: 7 }),
    ],
  },
  {
    place: "Ramlösa",
    centre: [12.7508, 56.0211],
    contributions: [
      like([12.7476, 56.0219], "Brunnsparken en vardag", "Gamla trähus, stora träd och ingen brådska. Vattnet smakar järn. Jag dricker det ändå, för säkerhets skull.", { age: "65_79", campaign: "parker-dar-vi-mots", supports: 15 }),
      memory([12.7469, 56.0213], decade(1950), "Dans på lördagarna", "Han trampade mig på foten och bad om ursäkt hela valsen. Vi har dansat i sextio år nu. Han ber fortfarande om ursäkt.", { age: "80_plus", gender: "woman", campaign: "helsingborg-minns", supports: 38, exhibition: true }),
      safety([12.7504, 56.0219], 2, ["evening"], [], ["lighting"], "Vägen från stationen har flera släckta lampor i rad.", { age: "35_49", relations: ["work"], campaign: "kvallen-ar-din", key: "ramlosa-lampor" }),
      wish([12.7502, 56.0187], ["seniors", "everyone"], "Kaffevagn i parken", "En enkel vagn några timmar i veckan. Då vågar man gå dit själv, för det finns alltid någon att stå i kö med.", { age: "80_plus", gender: "woman", campaign: "parker-dar-vi-mots", key: "ramlosa-kaffe", supports: 29 }),
    ],
  },
  {
    place: "Ättekulla",
    centre: [12.754, 56.012],
    contributions: [
      like([12.7494, 56.0094], null, "Gröna stråket mellan husen. Man kan gå till skolan utan att korsa en enda bilväg.", { age: "35_49", supports: 9 }),
      avoid([12.7517, 56.0134], ["night"], ["deserted", "lighting"], "Bussvändplatsen när sista bussen gått.", { age: "13_19", gender: "woman", campaign: "kvallen-ar-din" }),
      memory([12.7582, 56.0139], decade(1980), "Luciatåget i kvarteret", "Vi gick från dörr till dörr i lakan. Vid sista huset hade ljusen brunnit ner och vi sjöng i mörker. Det blev bäst så.", { age: "35_49", gender: "woman", supports: 10 }),
      wish([12.7584, 56.0086], ["children"], "Gungor för tre", "Det finns bara två gungor och vi är tre bästisar. En måste alltid stå.", { age: "under_13", supports: 26 }),
    ],
  },
  {
    place: "Högasten",
    centre: [12.73, 56.0095],
    contributions: [
      story([12.7272, 56.0076], "Drakarna", "När det blåser från väster kommer folk hit med drakar. Ingen har bjudit in och ingen stannar länge. I söndags räknade jag till nitton.", { age: "50_64", supports: 13 }),
      like([12.7252, 56.012], null, "Himlen. Det finns mer av den här.", { age: "13_19", supports: 8 }),
      safety([12.7324, 56.0108], 2, ["day", "evening"], [], ["traffic", "noise"], "Farten på vägen är för hög för dem som cyklar.", { age: "50_64", gender: "man" }),
    ],
  },
  {
    place: "Råå",
    centre: [12.7389, 56],
    contributions: [
      memory([12.7434, 55.9949], decade(1940), "Ålen som rymde", "Farfar kom hem med en hink. Ålen tog sig ut, över köksgolvet och ner i källaren. Vi hittade den aldrig men mor gick med stövlar hela veckan.", { age: "80_plus", gender: "man", campaign: "helsingborg-minns", supports: 36, exhibition: true }),
      memory([12.7381, 56.0004], decade(1930), "Näten på tork", "De hängde som gardiner längs hela gatan. Vi sprang emellan fast vi inte fick. Min mor kunde knyta en maska utan att titta.", { age: "80_plus", gender: "woman", campaign: "helsingborg-minns", supports: 22, exhibition: true }),
      like([12.7438, 55.9953], "Morgondopp från piren", "Klockan sex, tio grader, fem badrockar. Vi kallar det möte så att det låter viktigt.", { age: "65_79", campaign: "parker-dar-vi-mots", supports: 16 }),
      wish([12.7376, 55.9998], ["everyone"], "A bench that faces both ways", "One side to the sea, one side to the street. Some of us want to watch the boats, others want to see who is coming.", { language: "en", age: "50_64", supports: 11 }),
      safety([12.7397, 56.0002], 4, ["evening", "night"], ["overview", "lighting"], [], "Man känner igen folk. Det lyser i fönstren.", { age: "80_plus", gender: "woman", campaign: "kvallen-ar-din" }),
      avoid([12.7401, 56.0009], ["day"], ["traffic", "overview"], "Sommartrafiken kör på den smala gatan där barn går till båtarna.", { age: "35_49" }),
      story([12.7397, 55.9994], "Två stolar", "Den gamle mannen mitt emot satt alltid ensam utanför sitt hus. Jag ställde ut en stol till. I går hade han köpt kuddar.", { age: "20_34", gender: "man", supports: 40, exhibition: true, media: "chairs" }),
      memory([12.7309, 56.0026], period(1978, 1981), "Tält på vallarna", "Tre somrar i rad med samma sex familjer. När det åskade flyttade alla in i det största tältet.", { age: "50_64", campaign: "helsingborg-minns", supports: 12 }),
    ],
  },
];
