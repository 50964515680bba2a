package org.llmmarket.publishing.saga.publication;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.publication.Attempt;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.publication.RecordEndpointTests;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.Endpoint;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.saga.endpoint.EndpointReport;
import org.llmmarket.publishing.saga.endpoint.EndpointTests;
import org.llmmarket.publishing.saga.endpoint.EndpointUnderTest;
import org.llmmarket.publishing.saga.endpoint.TestAccess;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.llmmarket.publishing.store.vault.Vault;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;
import tools.jackson.databind.json.JsonMapper;

/** Tests the declared endpoint against the declared contract, and keeps what was seen as evidence. */
final class EndpointTestsWorker implements Worker {

    /** Where the credential for a publication's tests lies in the vault, while the publication runs. */
    static String testAccessKey(String publicationId) {
        return "testAccess:" + publicationId;
    }

    private static final int CONCURRENCY = 16;

    private final EndpointTests tests;
    private final RunningPublications publications;
    private final DocumentStore documents;
    private final Vault vault;
    private final JsonMapper json;
    private final Clock clock;

    EndpointTestsWorker(
            EndpointTests tests,
            RunningPublications publications,
            DocumentStore documents,
            Vault vault,
            JsonMapper json,
            Clock clock) {
        this.tests = tests;
        this.publications = publications;
        this.documents = documents;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Step.ENDPOINT_TESTS.kind();
    }

    /** Each spends its time waiting for somebody else's answers. */
    @Override
    public int concurrency() {
        return CONCURRENCY;
    }

    @Override
    public WorkOutcome perform(Work work) {
        PublicationStarted publication = publications.get(new StepWork(work).publicationId());
        Instant startedAt = clock.instant();
        EndpointReport report = tests.run(target(publication, contract(publication), testAccess(publication)));
        TestRecord record = TestRecord.of(report);
        String evidence = documents.put("application/json", json.writeValueAsBytes(record.evidence()));
        return WorkOutcome.done(new RecordEndpointTests(
                publication.publicationId(),
                report.passed() ? null : report.reason(),
                new Digest(evidence),
                record.summary(),
                new Attempt(
                        work.attempt(),
                        startedAt,
                        clock.instant(),
                        report.passed() ? "passed" : "failed",
                        report.reason())));
    }

    /** What a publication declares. */
    static EndpointUnderTest target(
            PublicationStarted publication, @Nullable OpenApiDocument contract, @Nullable TestAccess access) {
        Endpoint endpoint = publication.terms().endpoint();
        return new EndpointUnderTest(
                publication.serviceId().toString(),
                publication.publicationId().toString(),
                endpoint.url(),
                endpoint.protocol().wire(),
                endpoint.authentication().wire(),
                publication.terms().sla().maxLatency(),
                publication.terms().compliance().level().wire(),
                contract,
                access);
    }

    private @Nullable OpenApiDocument contract(PublicationStarted publication) {
        return documents
                .find(publication.contractDigest().toString())
                .flatMap(document -> OpenApiDocument.read(document.bytes()).document())
                .orElse(null);
    }

    private @Nullable TestAccess testAccess(PublicationStarted publication) {
        return !publication.testAccess()
                ? null
                : vault.find(testAccessKey(publication.publicationId().toString()))
                        .map(value -> json.readValue(value, TestAccess.class))
                        .orElse(null);
    }
}
