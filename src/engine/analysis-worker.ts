/** The worker around the engine, which opens others beside it where there is much to count. Talked to by `worker-engine.ts`. */
import { answerMessages } from "./answer-messages";
import { makeEngine } from "./split-engine";
import { startWorkerShare } from "./worker-share";

// Where a worker cannot open another one, this one counts everything.
answerMessages(typeof Worker === "undefined" ? makeEngine() : makeEngine(startWorkerShare, navigator.hardwareConcurrency));
