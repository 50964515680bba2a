package org.llmmarket.publishing.command.gate;

/** One layer of the gate: looks at a candidate from one side, whatever the other layers found. */
interface Layer {

    void check(Candidate candidate, Faults faults);
}
