package org.llmmarket.publishing.command.version;

import org.llmmarket.publishing.contract.semver.SemVer;

/**
 * A version of a service as the order of numbers knows it.
 *
 * @param followed whether later versions are compared with it: no pre-release, and consumers have it, had it or are about to
 *     get it
 * @param active whether consumers get it now
 */
public record Release(SemVer number, boolean followed, boolean active) {}
