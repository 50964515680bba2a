package org.llmmarket.publishing.command.gate.layer;

/** One layer of the gate: looks at a candidate from one side, whatever the other layers found. */
public interface Layer {

    void check(Candidate candidate, Faults faults);
}
