package org.llmmarket.publishing.command.gate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.Listing;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceName;
import org.llmmarket.publishing.api.service.Terms;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.command.contract.GivenContract;

/**
 * A version that has passed the gate.
 *
 * @param serviceId of the service that it is a version of; none for a new one
 * @param warnings what the gate let pass, as much of it as an event can carry
 * @param approvalReasons why people must decide; empty when they need not
 * @param testAccess the credential for the endpoint tests, as JSON
 */
public record Submission(
        @Nullable ServiceId serviceId,
        ServiceName name,
        Category category,
        VersionNumber version,
        Listing listing,
        Terms terms,
        GivenContract contract,
        Appraisal appraisal,
        List<Finding> warnings,
        List<String> approvalReasons,
        @Nullable String testAccess) {}
