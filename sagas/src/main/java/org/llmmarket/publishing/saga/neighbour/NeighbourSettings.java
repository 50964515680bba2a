package org.llmmarket.publishing.saga.neighbour;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the neighbours are and how patient we are with them. A neighbour without an address is switched off.
 *
 * @param policyEngineUrl {@code host:port} of the policy engine's gRPC server
 * @param registryUrl the registry's base address, {@code /api/v1} included
 * @param governanceUrl the governance dashboard's GraphQL address, {@code /graphql} included
 * @param policyFailOpen whether a publication goes on, with a warning, when the policy engine cannot be asked
 * @param stuckAfter a publication that has been quiet for this long is looked at and its step asked for again
 */
@ConfigurationProperties("publishing.neighbours")
public record NeighbourSettings(
        @DefaultValue("") String policyEngineUrl,
        @DefaultValue("") String registryUrl,
        @DefaultValue("") String governanceUrl,
        @DefaultValue("false") boolean policyFailOpen,
        @DefaultValue Policy policy,
        @DefaultValue Registry registry,
        @DefaultValue Governance governance,
        @DefaultValue Approval approval,
        @DefaultValue("PT2M") Duration stuckAfter) {

    /** How the policy engine is asked. */
    public record Policy(
            @DefaultValue("PT5S") Duration timeout,
            @DefaultValue("3") int tries,
            @DefaultValue("PT0.5S") Duration firstDelay) {

        /** The delays between the tries. */
        public Backoff backoff() {
            return new Backoff(firstDelay, timeout);
        }
    }

    /**
     * How the registry is called.
     *
     * @param tries how often, in quick succession, before the publication goes on and the entry follows
     * @param firstDelay before the first try of an entry that follows; it doubles from there to {@code longestDelay}
     * @param breakerFailures after how many failures in a row it is left alone for {@code breakerPause}
     */
    public record Registry(
            @DefaultValue("PT10S") Duration timeout,
            @DefaultValue("2") int tries,
            @DefaultValue("PT0.2S") Duration quickDelay,
            @DefaultValue("PT1S") Duration firstDelay,
            @DefaultValue("PT1M") Duration longestDelay,
            @DefaultValue("5") int breakerFailures,
            @DefaultValue("PT10S") Duration breakerPause) {

        /** The delays between the tries of an entry that follows. */
        public Backoff backoff() {
            return new Backoff(firstDelay, longestDelay);
        }
    }

    /**
     * How the governance dashboard is called and listened to.
     *
     * @param tries how often a mere notification is tried before it is given up
     * @param reconcileEvery how often the dashboard is asked about open approvals, besides listening to it
     */
    public record Governance(
            @DefaultValue("PT10S") Duration timeout,
            @DefaultValue("10") int tries,
            @DefaultValue("PT1S") Duration firstDelay,
            @DefaultValue("PT5M") Duration longestDelay,
            @DefaultValue("PT5M") Duration reconcileEvery) {

        /** The delays between the tries of a call, and between attempts to listen again. */
        public Backoff backoff() {
            return new Backoff(firstDelay, longestDelay);
        }
    }

    /**
     * What is asked of people.
     *
     * @param required how many reviewers must say yes
     * @param timeout how long they have
     */
    public record Approval(
            @DefaultValue("1") int required,
            @DefaultValue("P7D") Duration timeout) {}
}
