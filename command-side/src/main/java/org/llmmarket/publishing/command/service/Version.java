package org.llmmarket.publishing.command.service;

import static org.llmmarket.publishing.api.finding.Rejection.rejectIf;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.Listing;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.api.service.Terms;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.contract.semver.SemVer;

/**
 * A version as the decisions about it need to know it.
 *
 * @param outcome how its publication ended, unless it runs or the version went live
 * @param revision of its listing and terms, 1 as submitted; another try is one too
 */
record Version(
        VersionNumber number,
        boolean prerelease,
        ServiceStatus status,
        @Nullable Outcome outcome,
        PublicationId publication,
        Digest contractDigest,
        Listing listing,
        Terms terms,
        int revision,
        boolean everActive,
        @Nullable Instant sunsetAt) {

    SemVer semVer() {
        return SemVer.of(number.value());
    }

    boolean is(ServiceStatus... any) {
        for (ServiceStatus one : any) {
            if (status == one) {
                return true;
            }
        }
        return false;
    }

    void rejectUnless(boolean fits, String move) {
        rejectIf(
                !fits,
                Reason.ILLEGAL_MOVE,
                "Version " + number + " is " + status.wire() + " and cannot be " + move + ".");
    }

    /** Suspended by a reviewer, and not because its publication failed. */
    boolean canBeReinstated() {
        return status == ServiceStatus.SUSPENDED && outcome == null;
    }

    /** Whether a change of the policies concerns it: what is on the market, or could come back to it. */
    boolean isJudgedAgain() {
        return is(ServiceStatus.ACTIVE, ServiceStatus.DEPRECATED) || canBeReinstated();
    }

    /** Whether it is, or may still come, on the market without being submitted again. */
    boolean hasFuture() {
        return is(ServiceStatus.PENDING_APPROVAL, ServiceStatus.ACTIVE, ServiceStatus.DEPRECATED) || canBeReinstated();
    }

    /** A later version is compared with the newest release that consumers have, or are about to get. */
    boolean isFollowed() {
        return !prerelease && (everActive || status == ServiceStatus.PENDING_APPROVAL);
    }

    Version resubmitted(PublicationId next, Listing newListing, Terms newTerms) {
        return new Version(
                number,
                prerelease,
                ServiceStatus.PENDING_APPROVAL,
                null,
                next,
                contractDigest,
                newListing,
                newTerms,
                revision + 1,
                everActive,
                null);
    }

    Version revised(int newRevision, Listing newListing, Terms newTerms) {
        return new Version(
                number,
                prerelease,
                status,
                outcome,
                publication,
                contractDigest,
                newListing,
                newTerms,
                newRevision,
                everActive,
                sunsetAt);
    }

    Version activated() {
        return moved(ServiceStatus.ACTIVE, null, null);
    }

    Version failed(ServiceStatus to, Outcome why) {
        return moved(to, why, null);
    }

    Version deprecated(Instant sunset) {
        return moved(ServiceStatus.DEPRECATED, null, sunset);
    }

    Version suspended() {
        return moved(ServiceStatus.SUSPENDED, null, null);
    }

    Version retired() {
        return moved(ServiceStatus.RETIRED, outcome, null);
    }

    private Version moved(ServiceStatus to, @Nullable Outcome why, @Nullable Instant sunset) {
        return new Version(
                number,
                prerelease,
                to,
                why,
                publication,
                contractDigest,
                listing,
                terms,
                revision,
                everActive || to == ServiceStatus.ACTIVE,
                sunset);
    }
}
