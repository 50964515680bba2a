package org.llmmarket.publishing.saga.neighbour;

import java.time.Duration;
import org.llmmarket.publishing.api.approval.rule.ApprovalRules;
import org.llmmarket.publishing.api.service.Terms;
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

    /**
     * How the policy engine is asked.
     *
     * @param breakerFailures after how many failures in a row it is left alone, for {@code breakerPause} at most
     */
    public record Policy(
            @DefaultValue("PT5S") Duration timeout,
            @DefaultValue("3") int tries,
            @DefaultValue("PT0.5S") Duration firstDelay,
            @DefaultValue("5") int breakerFailures,
            @DefaultValue("PT1S") Duration breakerPause) {

        /** For a verdict that was missed, which is asked for until there is one. */
        public Patience patience() {
            return new Patience(backoff(), tries + 2);
        }

        /** The delays between the tries. */
        public Backoff backoff() {
            return new Backoff(firstDelay, timeout);
        }
    }

    /**
     * How the registry is called.
     *
     * @param tries how often a step is tried before it is parked, unless the registry is down for everybody
     * @param quickTries how many of them, in quick succession, hold the publication up before the entry follows
     * @param firstDelay before the first try of an entry that follows; it doubles from there to {@code longestDelay}
     * @param breakerFailures after how many failures in a row it is left alone, for {@code breakerPause} at most
     * @param reconcileEvery how often every entry is compared with the registry's; not at all when zero
     */
    public record Registry(
            @DefaultValue("PT10S") Duration timeout,
            @DefaultValue("5") int tries,
            @DefaultValue("2") int quickTries,
            @DefaultValue("PT0.2S") Duration quickDelay,
            @DefaultValue("PT1S") Duration firstDelay,
            @DefaultValue("PT4S") Duration longestDelay,
            @DefaultValue("5") int breakerFailures,
            @DefaultValue("PT3S") Duration breakerPause,
            @DefaultValue("PT1M") Duration reconcileEvery) {

        /** For what nobody waits for. */
        public Patience patience() {
            return new Patience(backoff(), tries);
        }

        /** The delays between the tries of an entry that follows. */
        public Backoff backoff() {
            return new Backoff(firstDelay, longestDelay);
        }
    }

    /**
     * How the governance dashboard is called and listened to.
     *
     * @param tries how often a step is tried before it is parked, unless the dashboard is down for everybody
     * @param breakerFailures after how many failures in a row it is left alone, for {@code breakerPause} at most
     * @param reconcileEvery how often the dashboard is asked about open approvals, besides listening to it
     */
    public record Governance(
            @DefaultValue("PT10S") Duration timeout,
            @DefaultValue("5") int tries,
            @DefaultValue("PT1S") Duration firstDelay,
            @DefaultValue("PT4S") Duration longestDelay,
            @DefaultValue("5") int breakerFailures,
            @DefaultValue("PT3S") Duration breakerPause,
            @DefaultValue("PT5M") Duration reconcileEvery) {

        /** For what nobody waits for. */
        public Patience patience() {
            return new Patience(backoff(), tries);
        }

        /** The delays between the tries of a call, and between attempts to listen again. */
        public Backoff backoff() {
            return new Backoff(firstDelay, longestDelay);
        }
    }

    /**
     * What is asked of people.
     *
     * @param rules how many reviewers must say yes to which terms, and how long they have where a rule says so
     * @param timeout how long they have otherwise
     */
    public record Approval(
            @DefaultValue(ApprovalRules.DEFAULT) String rules,
            @DefaultValue("P7D") Duration timeout) {

        public Approval {
            ApprovalRules.parse(rules);
        }

        /** The rules as they are recorded with what they asked for. */
        public String canonicalRules() {
            return ApprovalRules.parse(rules).text();
        }

        /** How many must say yes to these terms. */
        public int approvers(Terms terms) {
            return ApprovalRules.parse(rules).approvers(terms);
        }

        /** How long they have. */
        public Duration expiry(Terms terms) {
            return ApprovalRules.parse(rules).expiry(terms, timeout);
        }
    }
}
