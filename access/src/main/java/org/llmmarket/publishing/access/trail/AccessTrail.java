package org.llmmarket.publishing.access.trail;

/**
 * Takes acts into the audit trail that are no events of the domain, with who calls in the request of this thread, its id and
 * where it came from. What an event says already is in the trail by itself.
 */
public interface AccessTrail {

    /** Records an act in the transaction that does it: both commit, or none; without a transaction it is recorded at once. */
    void done(Act act);

    /** Records a refusal, in a moment and with others: it neither slows nor fails the request, and a flood of them is summed up. */
    void refused(Act act);
}
