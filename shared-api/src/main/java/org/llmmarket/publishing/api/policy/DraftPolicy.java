package org.llmmarket.publishing.api.policy;

/**
 * A policy that is not in force.
 *
 * @param id of a policy that the engine knows; empty where {@code json} says all
 * @param json the policy in the JSON form of the engine's protocol; empty where {@code id} names it
 */
public record DraftPolicy(String id, String json) {}
