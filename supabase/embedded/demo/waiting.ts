/**
 * What waits for the moderators, so that /personal/moderering has work on the first day. The telephone number is from the series that
 * the Swedish Post and Telecom Authority keeps free for fiction (070-174 06 05 to 99): it rings nowhere.
 */
import { decade, memory, safety, story, wish, type DemoContribution } from "./write";

export const WAITING: readonly DemoContribution[] = [
  wish([12.7036, 56.039], ["everyone"], "Plantera krukor", "Jag vill gärna hjälpa till att plantera i krukorna vid torget. Ring mig på 070-174 06 35 så kommer jag med spade.", { waiting: true, flags: ["phone"], age: "65_79", gender: "woman" }),
  story([12.7284, 56.0616], "مهرجان الحي", "طبخت كل عائلة طبقاً من بلدها ووضعنا الطاولات في صف واحد طويل. أريد أن يعود هذا اليوم كل سنة.", { waiting: true, language: "ar", age: "35_49", gender: "woman" }),
  memory([12.6957, 56.0463], decade(1990), "Tidningsrundan", "Jag delade ut tidningar med min storebror. Han tog udda nummer och jag jämna. Vi var klara samtidigt varje morgon och delade en bulle på trappan.", { waiting: true, age: "35_49", campaign: "helsingborg-minns", exhibition: true }),
  safety([12.7242, 56.0287], 2, ["evening"], [], ["lighting", "overview"], "Vid cykelstället ser man ingenting när lampan är trasig. Den har varit det sedan i september.", { waiting: true, age: "20_34", campaign: "kvallen-ar-din" }),
  wish([12.7718, 55.9658], ["children", "families"], "Vattenlek på torget", "Mina barn vill ha små fontäner som man kan springa genom. Jag vill ha en bänk i skugga bredvid.", { waiting: true, age: "35_49" }),
  story([12.7385, 55.9997], "Soppan i hamnen", "Vi kokade för mycket fisksoppa och ropade över kajen. Efter tio minuter var vi fjorton runt grytan och någon hämtade dragspelet.", { waiting: true, age: "50_64", exhibition: true }),
];
