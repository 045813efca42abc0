import { describe, expect, test } from "vitest";
import { aVoice, FakeSynthesis } from "../../support/fake-synthesis";
import { Speech } from "../../../src/state/speech.svelte";

const me = {};
const other = {};

describe("which languages can be read aloud", () => {
  test("those the device has a voice for, however it writes the language", () => {
    const speech = new FakeSynthesis([aVoice("sv-SE"), aVoice("ar_SA")]).speech();
    expect([speech.canRead("sv"), speech.canRead("ar"), speech.canRead("en")]).toEqual([true, true, false]);
  });
  test("a voice that sends the words to a server does not count", () => {
    expect(new FakeSynthesis([aVoice("sv-SE", false)]).speech().canRead("sv")).toBe(false);
  });
  test("voices that come late are found", () => {
    const synthesis = new FakeSynthesis([]);
    const speech = synthesis.speech();
    expect(speech.canRead("sv")).toBe(false);
    synthesis.learnVoices([aVoice("sv-SE")]);
    expect(speech.canRead("sv")).toBe(true);
  });
  test("a browser without a voice at all reads nothing and breaks nothing", () => {
    const speech = new Speech(null, () => {
      throw new Error("never asked");
    });
    speech.read(me, "Hej.", "sv");
    expect([speech.canRead("sv"), speech.stateOf(me)]).toEqual([false, "silent"]);
  });
});

describe("reading", () => {
  test("goes on sentence by sentence with a voice of the text's language, and ends by itself", () => {
    const synthesis = new FakeSynthesis();
    const speech = synthesis.speech();
    speech.read(me, "Här lärde jag mig simma. Det var kallt!", "sv");
    expect(synthesis.texts).toEqual(["Här lärde jag mig simma."]);
    expect(synthesis.said[0]).toMatchObject({ lang: "sv-SE", voice: { lang: "sv-SE" } });
    synthesis.endPart();
    expect(synthesis.texts.at(-1)).toBe("Det var kallt!");
    expect(speech.stateOf(me)).toBe("speaking");
    synthesis.endPart();
    expect(speech.stateOf(me)).toBe("silent");
  });
  test("a pause takes up the sentence it broke off", () => {
    const synthesis = new FakeSynthesis();
    const speech = synthesis.speech();
    speech.read(me, "Ett. Två. Tre.", "sv");
    synthesis.endPart();
    speech.pause(me);
    // The browser tells of the cut afterwards: that is neither an end nor a failure.
    synthesis.failPart();
    synthesis.endPart();
    expect(speech.stateOf(me)).toBe("paused");
    expect(synthesis.texts).toEqual(["Ett.", "Två."]);
    speech.resume(me);
    expect(synthesis.texts).toEqual(["Ett.", "Två.", "Två."]);
    expect([speech.stateOf(me), speech.canRead("sv")]).toEqual(["speaking", true]);
  });
  test("the next one who asks ends the one before, and only the one who reads can stop it", () => {
    const synthesis = new FakeSynthesis();
    const speech = synthesis.speech();
    speech.read(me, "Mitt.", "sv");
    speech.read(other, "Ditt.", "sv");
    expect([speech.stateOf(me), speech.stateOf(other)]).toEqual(["silent", "speaking"]);
    speech.stop(me);
    expect(speech.stateOf(other)).toBe("speaking");
    speech.stop(other);
    expect(speech.stateOf(other)).toBe("silent");
  });
  test("a voice that fails is not offered again", () => {
    const synthesis = new FakeSynthesis();
    const speech = synthesis.speech();
    speech.read(me, "Hej.", "sv");
    synthesis.failPart();
    expect([speech.stateOf(me), speech.canRead("sv")]).toEqual(["silent", false]);
  });
  test("nothing to say is not said", () => {
    const synthesis = new FakeSynthesis();
    const speech = synthesis.speech();
    speech.read(me, " … ", "sv");
    expect([synthesis.texts, speech.stateOf(me)]).toEqual([[], "silent"]);
  });
});
