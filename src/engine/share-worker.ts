/** A worker with one share of the respondents. Talked to by `worker-share.ts`, from the analysis worker. */
import { answerMessages } from "./answer-messages";
import { EngineShare } from "./engine-share";

answerMessages(new EngineShare());
