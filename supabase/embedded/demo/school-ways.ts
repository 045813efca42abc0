/** What is told in the dialogue on the way to school: lines as they were sent, without their ends, a few areas, and places along the way. */
import { along, avoid, like, story, within, wish, type Details, type DemoContribution } from "./write";

const SCHOOL = { campaign: "vagen-till-skolan" } as const satisfies Details;

const stattena = along([[12.7003, 56.0588], [12.7018, 56.058], [12.7031, 56.057], [12.7046, 56.0563], [12.7061, 56.0552]]);
const elineberg = along([[12.7243, 56.029], [12.7229, 56.0303], [12.7212, 56.0317], [12.7197, 56.0331]]);
const maria = along([[12.6951, 56.0829], [12.6964, 56.0822], [12.6978, 56.0813], [12.699, 56.0803], [12.7006, 56.0796]]);
const dalhem = along([[12.7352, 56.0676], [12.7334, 56.0663], [12.7316, 56.065], [12.7301, 56.0636], [12.7288, 56.0624]]);
const raa = along([[12.7389, 56.0008], [12.7407, 56.0015], [12.7429, 56.0019], [12.7448, 56.0027]]);
const paarp = along([[12.8131, 56.0321], [12.8149, 56.0318], [12.8168, 56.032], [12.8187, 56.0326]]);
const odakra = along([[12.7478, 56.1043], [12.7496, 56.1036], [12.7511, 56.1026], [12.7527, 56.1014]]);
const rosengarden = along([[12.7268, 56.0508], [12.7281, 56.0499], [12.7297, 56.0491]]);
const rydeback = along([[12.7702, 55.9662], [12.7718, 55.9655], [12.7733, 55.9646], [12.7744, 55.9634]]);
const soder = along([[12.704, 56.0388], [12.7053, 56.0379], [12.7068, 56.0371]]);
const berga = along([[12.7188, 56.0787], [12.7203, 56.0776], [12.722, 56.0767]]);
const fredriksdal = within([12.7222, 56.0606], [12.7247, 56.061], [12.7259, 56.0597], [12.7244, 56.0587], [12.7225, 56.0592]);
const husensjo = within([12.7262, 56.0441], [12.7284, 56.0445], [12.7293, 56.0432], [12.727, 56.0427]);
const miatorp = within([12.7186, 56.0205], [12.7209, 56.0208], [12.7214, 56.0193], [12.7191, 56.0189]);
const morarp = within([12.8761, 56.0574], [12.8785, 56.0577], [12.8791, 56.0563], [12.8766, 56.056]);

export const SCHOOL_WAYS: readonly DemoContribution[] = [
  like(stattena[0], "Tre i bredd", "Här går vi tre i bredd och hinner prata om allt innan det ringer in. Gatan är bred och nästan utan bilar.", { ...SCHOOL, ...stattena[1], age: "13_19", precision: "exact", supports: 16 }),
  wish(elineberg[0], ["children", "young"], "En överfart till skolan", "Mitt på vägen ska man över en gata där ingen stannar. Måla ett övergångsställe där stigen kommer ut.", { ...SCHOOL, ...elineberg[1], key: "skolvag-elineberg", age: "35_49", precision: "exact", supports: 28 }),
  like(maria[0], null, "Jag cyklar förbi dammen varje morgon. I maj går ankungarna på rad över vägen och alla väntar.", { ...SCHOOL, ...maria[1], age: "13_19", precision: "exact", supports: 21 }),
  wish(dalhem[0], ["everyone"], "Cykelväg hela vägen", "Cykelvägen tar slut precis där det är som smalast. Sedan får man leda cykeln på trottoaren.", { ...SCHOOL, ...dalhem[1], key: "skolvag-dalhem", age: "13_19", precision: "exact_for_city", supports: 19 }),
  story(raa[0], "Längs ån", "Vi brukade ta omvägen längs ån för att titta på båtarna. Läraren gissade alltid rätt varför vi kom sent.", { ...SCHOOL, ...raa[1], age: "20_34", precision: "exact", supports: 12 }),
  like(paarp[0], null, "Vägen genom kyrkbyn. Alla hälsar, och bagaren ställer ut gårdagens bullar.", { ...SCHOOL, ...paarp[1], age: "13_19", precision: "exact", supports: 9 }),
  wish(odakra[0], ["children"], "Ljus under järnvägen", "På vintern är det kolsvart klockan halv åtta. Sätt lampor som tänds när man kommer.", { ...SCHOOL, ...odakra[1], age: "35_49", precision: "exact", supports: 14 }),
  story(rosengarden[0], "طريقنا كل صباح", "أمشي مع ابنتي إلى المدرسة، وهي تعدّ القطط على الطريق. أمس كان العدد سبعاً.", { ...SCHOOL, ...rosengarden[1], language: "ar", age: "35_49", precision: "exact_for_city", supports: 11 }),
  like(rydeback[0], null, "My walk to the train: hedges, larks, and the sea at the end of every street.", { ...SCHOOL, ...rydeback[1], language: "en", age: "13_19", precision: "exact", supports: 8 }),
  avoid(soder[0], ["morning"], ["traffic"], "Bilarna lämnar barn mitt på cykelvägen. Jag tar en annan gata.", { ...SCHOOL, ...soder[1], age: "13_19" }),
  avoid(berga[0], ["morning", "evening"], ["lighting", "traffic"], "Lastbilarna kör fort här och trottoaren är smal.", { ...SCHOOL, ...berga[1], age: "35_49" }),
  like(fredriksdal[0], "Kullen och träden", "På väg hem stannar vi alltid här. Man kan rulla nedför kullen eller bara ligga under träden.", { ...SCHOOL, ...fredriksdal[1], key: "skolvag-fredriksdal", age: "13_19", precision: "exact", supports: 24 }),
  wish(husensjo[0], ["young"], "Ett ställe att vänta på", "Gör något av den här gräsytan. Tak och bänkar, så att man kan vänta på bussen tillsammans.", { ...SCHOOL, ...husensjo[1], age: "13_19", precision: "exact", supports: 17 }),
  like(miatorp[0], null, "Fotbollsplanen på vägen hem. Den som kommer först väljer lag.", { ...SCHOOL, ...miatorp[1], age: "13_19", precision: "exact", supports: 10 }),
  wish(morarp[0], ["families", "children"], "Plantera mer bär", "Barnen stannar vid hallonen varje dag. Plantera fler längs kanten, då kommer de också hem gladare.", { ...SCHOOL, ...morarp[1], age: "35_49", precision: "exact_for_city", supports: 13 }),
  wish([12.7391, 56.0447], ["children"], "En klocka vid hållplatsen", "Många små kan inte läsa tavlan. En stor klocka vore bra för alla.", { ...SCHOOL, age: "50_64", supports: 7 }),
  like([12.6571, 56.0928], null, "Trappan ned mot havet. Vi tävlar om vem som ser Danmark först.", { ...SCHOOL, age: "13_19", supports: 9 }),
];
